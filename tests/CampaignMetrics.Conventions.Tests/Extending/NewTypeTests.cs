using CampaignMetrics.Conventions.Tests.Docs;

namespace CampaignMetrics.Conventions.Tests.Extending;

/// <summary>
/// A type of event with a property of its own is added to a copy of the core as the guide says, in three files, and nothing of it is lost.
/// </summary>
public sealed class NewTypeTests
{
    private static readonly MarkdownPage Page = MarkdownPage.All.Single(page => page.Path == "docs/guide/extend.md");

    [Fact]
    public void A_type_with_a_property_takes_three_files()
    {
        using var copy = new CopyOfTheCore();
        var blocks = Page.Blocks("csharp-type").ToList();
        Assert.Equal(7, blocks.Count);
        copy.Insert("Events/EventType.cs", "Converted,\n", blocks[0]);
        copy.Insert("Events/Schema/EventSchema.cs", "Reason, Scope, Goal, Amount, Currency, Order, Source,\n", blocks[1]);
        copy.Insert("Events/Schema/EventSchema.cs", "new(EventProperty.Source, PropertyKind.Text, PersonalData.Possible),\n", blocks[2]);
        copy.Replace(
            "Events/Schema/EventSchema.cs", "EventProperty.Amount, EventProperty.Source);\n",
            $"EventProperty.Amount, EventProperty.Source),\n{blocks[3]}");
        copy.Insert(
            "Events/Schema/EventSchema.cs",
            "new(EventType.Converted, static fields => new Converted(fields), Conversion) { ConcernsContact = true },\n", blocks[4]);
        copy.Replace("Events/Schema/EventSchema.cs", "        TypeCount = (int)EventType.Converted + 1,\n", blocks[5]);
        copy.Write("Events/Filed.cs", blocks[6]);
        Assert.Equal("filed Archive sent 0 history Filed", copy.Run(Program));
    }

    [Fact]
    public void A_type_without_its_row_says_what_is_missing()
    {
        using var copy = new CopyOfTheCore();
        copy.Insert("Events/EventType.cs", "Converted,\n", Page.Blocks("csharp-type").First());
        Assert.Contains("EventType.Filed has no row in its place", copy.Run(Program), StringComparison.Ordinal);
    }

    /// <summary>A line becomes a record, is applied, saved, restored and looked at.</summary>
    private const string Program = """
        using CampaignMetrics;

        try
        {
            const string Line = "{\"type\":\"filed\",\"at\":\"2026-03-24T09:00:00Z\",\"email\":\"e\",\"recipient\":\"r\",\"folder\":\"Archive\"}";
            var read = EventLines.Parse(Line);
            var ledger = new MessageLedger();
            ledger.Apply(EventLines.Parse(read.Event!.ToCanonicalLine()));
            var snapshot = new MemoryStream();
            ledger.WriteSnapshot(snapshot);
            snapshot.Position = 0;
            MessageLedger.TryReadSnapshot(snapshot, null, out var restored, out _);
            var folder = read.Event.ToCanonicalLine().Contains("\"folder\":\"Archive\"") ? "Archive" : "lost";
            Console.Write($"filed {folder} sent {restored.Report().Delivery.Sent} history {restored.History("e", "r").Single().Type}");
        }
        catch (TypeInitializationException e)
        {
            Console.Write(e.InnerException!.Message);
        }
        """;
}
