using System.Buffers;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CampaignMetrics.Contacts.Consents;
using FsCheck.Fluent;

namespace CampaignMetrics.Contacts.Tests.Consents;

/// <summary>After forgetting, the key is nowhere in anything that comes out, and no number changed.</summary>
public sealed class ErasureLaws
{
    [Fact]
    public void The_key_is_in_no_line() => Law.Holds(PlantedWorld.Events, events => !HoldsKey(Lines(Erased(events))));

    [Fact]
    public void The_key_is_in_no_report() =>
        Law.Holds(PlantedWorld.Events, events => !HoldsKey(Encoding.UTF8.GetString(Ledger(Erased(events)).Report().ToJson())));

    [Fact]
    public void The_key_is_in_no_snapshot() => Law.Holds(PlantedWorld.Events, events =>
    {
        using var snapshot = new MemoryStream();
        Ledger(Erased(events)).WriteSnapshot(snapshot);
        return !HoldsKey(Encoding.Latin1.GetString(snapshot.ToArray()));
    });

    [Fact]
    public void The_key_is_in_no_list_and_no_history() => Law.Holds(PlantedWorld.Events, events =>
    {
        var ledger = Ledger(Erased(events));
        return Enum.GetValues<Metric>().SelectMany(metric => ledger.Recipients(metric))
            .All(recipient => !HoldsKey($"{recipient}{string.Concat(ledger.History(recipient.Email, recipient.Contact))}"));
    }, cases: 100);

    [Fact]
    public void No_number_changes_by_any_definition() => Law.Holds(PlantedWorld.Events, events =>
    {
        var (before, after) = (Ledger(events), Ledger(Erased(events)));
        return Definition.All.All(definition => Numbers(before.Report(definition)) == Numbers(after.Report(definition)));
    }, cases: 300);

    [Fact]
    public void Every_list_keeps_its_length() => Law.Holds(PlantedWorld.Events, events =>
    {
        var (before, after) = (Ledger(events), Ledger(Erased(events)));
        return Enum.GetValues<Metric>().All(metric => before.Recipients(metric).Count() == after.Recipients(metric).Count());
    }, cases: 100);

    [Fact]
    public void The_worlds_have_the_key_in_every_text_that_an_event_can_have()
    {
        var seen = PlantedWorld.Event.Sample(4_000, 50)
            .SelectMany(Texts)
            .Where(text => HoldsKey(text.Value))
            .Select(text => text.Path)
            .ToHashSet();
        var possible = EventTypes.SelectMany(type => PathsOf(type, type.Name)).ToList();
        Assert.True(possible.Count > 100);
        Assert.Equal(
            [],
            possible.Where(path =>
                !seen.Contains(path)
                    && !path.EndsWith(".Recipient", StringComparison.Ordinal)
                    && !path.EndsWith(".Ip", StringComparison.Ordinal)
                    // Of a place only a database tells the zone; an event has no property for it.
                    && !path.EndsWith(".TimeZone", StringComparison.Ordinal)));
    }

    private static IEnumerable<Type> EventTypes =>
        typeof(EmailEvent).Assembly.GetExportedTypes().Where(type => type.BaseType == typeof(EmailEvent));

    /// <summary>Where texts stand: in strings, in keys, which hold one, and in the library's own values.</summary>
    private static IEnumerable<string> PathsOf(Type type, string path) => type.GetProperties(BindingFlags.Instance | BindingFlags.Public)
        .Where(property => property.GetIndexParameters().Length == 0 && property.Name is not "IdOrDerived")
        .SelectMany(property => PathsOf(property.Name, Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType, path));

    private static IEnumerable<string> PathsOf(string name, Type type, string path)
    {
        if (type == typeof(string) || typeof(IEnumerable<string>).IsAssignableFrom(type) || IsKey(type)) return [$"{path}.{name}"];
        if (typeof(IEnumerable<KeyValuePair<string, string>>).IsAssignableFrom(type)) return [$"{path}.{name}.Key", $"{path}.{name}.Value"];
        return type.Namespace?.StartsWith("CampaignMetrics", StringComparison.Ordinal) == true && !type.IsEnum
            ? PathsOf(type, $"{path}.{name}")
            : [];
    }

    private static IEnumerable<(string Path, string Value)> Texts(EmailEvent happened) => Texts(happened, happened.GetType().Name);

    private static IEnumerable<(string Path, string Value)> Texts(object owner, string path)
    {
        foreach (var property
            in owner.GetType()
                .GetProperties(BindingFlags.Instance | BindingFlags.Public)
                .Where(property => property.GetIndexParameters().Length == 0))
        {
            var place = $"{path}.{property.Name}";
            var value = property.GetValue(owner);
            if (value is string text) yield return (place, text);
            else if (value is IEnumerable<string> texts) yield return (place, string.Join('\n', texts));
            else if (value is IEnumerable<KeyValuePair<string, string>> pairs)
            {
                foreach (var pair in pairs)
                {
                    yield return ($"{place}.Key", pair.Key);
                    yield return ($"{place}.Value", pair.Value);
                }
            }
            else if (value is not null && IsKey(value.GetType())) yield return (place, value.ToString()!);
            else if (value?.GetType() is { IsEnum: false } type
                && type.Namespace?.StartsWith("CampaignMetrics", StringComparison.Ordinal) == true)
                foreach (var inner in Texts(value, place)) yield return inner;
        }
    }

    private static bool IsKey(Type type) =>
        type == typeof(EmailId) || type == typeof(CampaignId) || type == typeof(EventId) || type == typeof(ContactId);

    private static bool HoldsKey(string text) => PlantedWorld.Forms.Any(form => text.Contains(form, StringComparison.OrdinalIgnoreCase))
        || PlantedWorld.Forms.Any(form => text.Contains(JsonEncodedText.Encode(form).ToString(), StringComparison.OrdinalIgnoreCase));

    private static IReadOnlyList<EmailEvent> Erased(IEnumerable<EmailEvent> events)
    {
        var dice = new Random(5);
        return Erasure.Erase(PlantedWorld.Key, events, bytes => dice.NextBytes(bytes));
    }

    private static MessageLedger Ledger(IEnumerable<EmailEvent> events)
    {
        var ledger = new MessageLedger();
        foreach (var happened in events) ledger.Apply(happened);
        return ledger;
    }

    /// <summary>
    /// The report's numbers: its words may change, and with them the order of rows that count alike. Reports by domain lose the contact.
    /// </summary>
    private static string Numbers(Report report)
    {
        var json = JsonNode.Parse(report.ToJson())!.AsObject();
        json.Remove("domains");
        return Numbers(json)!.ToJsonString();
    }

    private static JsonNode? Numbers(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, Numbers(member.Value)))),
        JsonArray rows =>
            new JsonArray(
                [
                    .. rows.Select(row => Numbers(row)?.ToJsonString() ?? "null")
                    .Order(StringComparer.Ordinal)
                    .Select(row => JsonNode.Parse(row))]),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => HoldsWord(value.GetValue<string>()) ? "…" : value.DeepClone(),
        null or JsonNode => node?.DeepClone(),
    };

    /// <summary>The contact's words, and what stands for them.</summary>
    private static bool HoldsWord(string text) =>
        HoldsKey(text)
            || text.Contains("erased-", StringComparison.OrdinalIgnoreCase)
            || (text.Length == 32 && text.All(char.IsAsciiHexDigitLower));

    private static string Lines(IEnumerable<EmailEvent> events)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new EventLineWriter(buffer);
        foreach (var happened in events) writer.Write(happened);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
