using CampaignMetrics.Conventions.Tests.Docs;

namespace CampaignMetrics.Conventions.Tests.Extending;

/// <summary>Copies of the core that have more than it has, as the guide says: each built once.</summary>
public sealed class ExtendedCore : IDisposable
{
    public const string Collection = "extended core";

    private static readonly MarkdownPage Page = MarkdownPage.All.Single(page => page.Path == "docs/guide/extend.md");
    private static readonly List<string> Metric = [.. Page.Blocks("csharp-metric")], Type = [.. Page.Blocks("csharp-type")];

    private readonly Lazy<CopyOfTheCore> _whole = new(() => Built(Complete)), _withoutRows = new(() => Built(AddMembers));

    /// <summary>With a metric, its rate, and a type of event with a property.</summary>
    internal CopyOfTheCore Whole => _whole.Value;

    /// <summary>With the metric and the type in their enums, and nowhere else.</summary>
    internal CopyOfTheCore WithoutRows => _withoutRows.Value;

    public void Dispose()
    {
        foreach (var copy in (Lazy<CopyOfTheCore>[])[_whole, _withoutRows])
            if (copy.IsValueCreated) copy.Value.Dispose();
    }

    private static CopyOfTheCore Built(Action<CopyOfTheCore> change)
    {
        var copy = new CopyOfTheCore();
        change(copy);
        copy.Build(Program);
        return copy;
    }

    private static void AddMembers(CopyOfTheCore copy)
    {
        copy.Insert("Definitions/Metric.cs", "    Converted,\n", Metric[0]);
        copy.Insert("Events/EventType.cs", "Converted,\n", Type[0]);
    }

    private static void Complete(CopyOfTheCore copy)
    {
        Assert.Equal((3, 7), (Metric.Count, Type.Count));
        AddMembers(copy);
        copy.Insert("Definitions/Metrics.cs", "new(Metric.Converted, Metric.Delivered),\n", Metric[1]);
        copy.Insert("Definitions/StandardRates.cs", "{ Method = RateMethod.Estimated },\n", Metric[2]);
        const string Schema = "Events/Schema/EventSchema.cs";
        copy.Insert(Schema, "Reason, Scope, Goal, Amount, Currency, Order, Source,\n", Type[1]);
        copy.Insert(Schema, "new(EventProperty.Source, PropertyKind.Text, PersonalData.Possible),\n", Type[2]);
        copy.Replace(Schema, "EventProperty.Amount, EventProperty.Source);\n", $"EventProperty.Amount, EventProperty.Source),\n{Type[3]}");
        copy.Insert(
            Schema, "new(EventType.Converted, static fields => new Converted(fields), Conversion) { ConcernsContact = true },\n", Type[4]);
        copy.Replace(Schema, "        TypeCount = (int)EventType.Converted + 1,\n", Type[5]);
        copy.Write("Events/Filed.cs", Type[6]);
    }

    /// <summary>
    /// Of the metric: two click, one of them buys. Of the type: a line becomes a record, is applied, saved, restored and looked at.
    /// </summary>
    private const string Program = """
        using CampaignMetrics;

        if (args[0] == "metric")
        {
            try
            {
                var definition = Definition.HubSpot; // its metrics are looked up before there is an event
                var ledger = new MessageLedger();
                foreach (var contact in (string[])["ann", "bob"])
                {
                    ledger.Apply(new Delivered { At = DateTimeOffset.UnixEpoch, Email = "e", Recipient = contact });
                    ledger.Apply(new Clicked { At = DateTimeOffset.UnixEpoch, Email = "e", Recipient = contact, Url = "https://x/" });
                }
                ledger.Apply(new Converted { At = DateTimeOffset.UnixEpoch, Email = "e", Recipient = "ann" });
                var report = ledger.Report(definition);
                var rate = report.Rates.Single(each => each.Name.EndsWith("Conversion"));
                var json = System.Text.Encoding.UTF8.GetString(report.ToJson());
                Console.OutputEncoding = System.Text.Encoding.UTF8;
                var shown = json.Contains($"\"{rate.Name}\"") ? "in JSON" : "lost";
                Console.Write($"{report.Counts[Enum.GetValues<Metric>()[^1]]} {rate.Name} {rate} {shown}");
            }
            catch (TypeInitializationException e)
            {
                Console.Write((e.InnerException as TypeInitializationException ?? e).InnerException!.Message);
            }
        }
        else
        {
            try
            {
                const string Line =
                    "{\"type\":\"filed\",\"at\":\"2026-03-24T09:00:00Z\",\"email\":\"e\",\"recipient\":\"r\",\"folder\":\"Archive\"}";
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
        }
        """;

    [CollectionDefinition(Collection)]
    public sealed class Definition : ICollectionFixture<ExtendedCore>;
}
