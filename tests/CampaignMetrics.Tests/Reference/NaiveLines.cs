using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace CampaignMetrics.Tests.Reference;

/// <summary>Reads event lines; a line that is none is counted, with its number and a reason.</summary>
internal sealed partial class NaiveLines
{
    public List<NaiveEvent> Events { get; } = [];

    public List<(int Line, string Reason)> Rejected { get; } = [];

    /// <summary>Lines that are not blank.</summary>
    public int Count { get; }

    public NaiveLines(IEnumerable<string> lines)
    {
        var number = 0;
        foreach (var given in lines)
        {
            number++;
            var line = (number == 1 ? given.TrimStart('\uFEFF') : given).Trim(' ', '\t', '\r', '\n');
            if (line.Length == 0) continue;
            Count++;
            if (Refusal(line, out var happened) is { } reason) Rejected.Add((number, reason));
            else Events.Add(happened!);
        }
    }

    private static string? Refusal(string line, out NaiveEvent? happened)
    {
        happened = null;
        try
        {
            using var document = JsonDocument.Parse(line);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? Refusal(document.RootElement.Clone(), out happened)
                : "not an object";
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return "bad JSON";
        }
    }

    private static string? Refusal(JsonElement line, out NaiveEvent? happened)
    {
        happened = null;
        var given = line.EnumerateObject().GroupBy(property => property.Name)
            .Select(copies => copies.Last())
            .Where(property => property.Value.ValueKind != JsonValueKind.Null)
            .ToDictionary(property => property.Name, property => property.Value);
        var named = new[] { "type", "at", "email", "recipient", "id" };
        foreach (var name in named.Where(given.ContainsKey))
            if (given[name].ValueKind != JsonValueKind.String) return $"{name} is no text";
        var (type, at, email, recipient, id) = (Text("type"), Text("at"), Text("email"), Text("recipient"), Text("id"));
        if (type is null || !NaiveSchema.IsType(type)) return "no known type";
        if (at is null || TimeOf(at) is not { } time) return "no time";
        if (recipient is null) return "no recipient";
        if (email is null && NaiveSchema.NeedsEmail(type)) return "no email";
        if (id?.Length > 200 || Text("send")?.Length > 200) return "too long";
        foreach (var name in NaiveSchema.All.Where(given.ContainsKey))
            if (!IsOfItsKind(name, given[name])) return $"bad {name}";
        happened = new NaiveEvent
        {
            Type = type,
            At = time,
            Email = email,
            Contact = NaiveAddresses.ContactOf(recipient),
            Id = id ?? "",
            Properties = NaiveSchema.PropertiesOf(type).Where(given.ContainsKey).ToDictionary(name => name, name => given[name]),
        };
        happened.Line = NaiveIds.CanonicalLine(happened);
        if (happened.Id.Length == 0) happened.Id = NaiveIds.Derived(happened);
        return null;

        string? Text(string name) =>
            given.TryGetValue(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text
                ? text
                : null;
    }

    private static bool IsOfItsKind(string name, JsonElement value)
    {
        if (NaiveSchema.Booleans.Contains(name)) return value.ValueKind is JsonValueKind.True or JsonValueKind.False;
        if (NaiveSchema.Numbers.Contains(name))
            return value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number) && (name == "amount" || number >= 0);
        if (name == "tags")
            return value.ValueKind == JsonValueKind.Object
                && value.EnumerateObject().All(tag => tag.Value.ValueKind == JsonValueKind.String);
        if (name == "list" && value.ValueKind == JsonValueKind.Array)
            return value.EnumerateArray().All(list => list.ValueKind == JsonValueKind.String);
        return value.ValueKind == JsonValueKind.String
            && (!NaiveSchema.Words.TryGetValue(name, out var words) || words.Contains(value.GetString()));
    }

    /// <summary>RFC 3339 with an offset; milliseconds are cut, not rounded.</summary>
    private static DateTimeOffset? TimeOf(string text)
    {
        var match = Rfc3339().Match(text);
        if (!match.Success) return null;
        var milliseconds = match.Groups[2].Value.PadRight(3, '0')[..3];
        var shortened = $"{match.Groups[1].Value}.{milliseconds}{match.Groups[3].Value.ToUpperInvariant()}";
        var isTime = DateTimeOffset.TryParseExact(
            shortened, "yyyy-MM-dd'T'HH:mm:ss.fffK", CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var time);
        return isTime && time.Year is >= 1970 and < 2200 ? time : null;
    }

    [GeneratedRegex(@"^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d+))?(Z|z|[+-]\d\d:\d\d)$", RegexOptions.CultureInvariant)]
    private static partial Regex Rfc3339();
}
