using System.Text.Json;

namespace CampaignMetrics.Tests.Reference;

/// <summary>One event line: the known properties of its type, and nothing of the product.</summary>
internal sealed class NaiveEvent
{
    public required string Type { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string Contact { get; init; }
    public string? Email { get; init; }
    public string Id { get; set; } = "";
    public string Line { get; set; } = "";

    /// <summary>The other known properties of the type, as they stand in the line.</summary>
    public required IReadOnlyDictionary<string, JsonElement> Properties { get; init; }

    public string? Campaign => Text("campaign");
    public string? Send => Text("send");
    public string? Workflow => Text("workflow");
    public string? Url => Text("url");
    public string? Link => Text("link");
    public string Part => Text("part") ?? "html";
    public string? Role => Text("role");
    public string? Variant => Text("variant");
    public string? Method => Text("method");
    public string? Purpose => Text("purpose");
    public string? Order => Text("order");
    public string? Goal => Text("goal");
    public string Currency => Text("currency")?.ToUpperInvariant() ?? "XXX";
    public decimal? Amount => Properties.TryGetValue("amount", out var amount) ? amount.GetDecimal() : null;
    public decimal? Seconds => Properties.TryGetValue("seconds", out var seconds) ? seconds.GetDecimal() : null;
    public bool IsAutoReply => Properties.TryGetValue("autoReply", out var reply) && reply.GetBoolean();

    /// <summary>Null where none was reported, which says nothing; empty where an empty one was.</summary>
    public string? UserAgent => Properties.TryGetValue("userAgent", out var agent) ? agent.GetString() : null;

    public IReadOnlyList<string> Lists => !Properties.TryGetValue("list", out var list) ? []
        : list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray().Select(name => name.GetString()!)]
        : [list.GetString()!];

    public IReadOnlyDictionary<string, string> Tags => Properties.TryGetValue("tags", out var tags)
        ? tags.EnumerateObject().GroupBy(tag => tag.Name).ToDictionary(tag => tag.Key, tag => tag.Last().Value.GetString()!)
        : new Dictionary<string, string>();

    /// <summary><c>actor</c> comes before <c>bot</c>; <c>unknown</c> and <c>bot: false</c> state nothing.</summary>
    public NaiveActor? StatedActor => Text("actor") switch
    {
        "human" => NaiveActor.Human,
        "privacyProxy" => NaiveActor.PrivacyProxy,
        "automation" => NaiveActor.Automation,
        _ => Properties.TryGetValue("bot", out var bot) && bot.GetBoolean() ? NaiveActor.Automation : null,
    };

    public bool StatesAutomation => StatedActor == NaiveActor.Automation;

    public bool Is(params string[] types) => types.Contains(Type);

    /// <summary>A text; an empty one is none.</summary>
    public string? Text(string name) =>
        Properties.TryGetValue(name, out var value) && value.GetString() is { Length: > 0 } text ? text : null;
}

/// <summary>Section 1: who caused an event.</summary>
internal enum NaiveActor
{
    Human,
    PrivacyProxy,
    Automation,
}
