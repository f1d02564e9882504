using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CampaignMetrics.Tests.Reference;

/// <summary>What happens between some emails and some contacts, written down as carelessly as providers do.</summary>
internal sealed class NastyEvents(Random random, DateTimeOffset beginning, IReadOnlyList<string> emails, IReadOnlyList<string[]> contacts)
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly List<JsonObject> _events = [];
    private int _last;

    private string _email = "";
    private string[] _contact = [];
    private string? _send;
    private DateTimeOffset _at;

    public List<string> Lines()
    {
        foreach (var email in emails)
            foreach (var contact in contacts)
                if (random.Next(8) > 0)
                {
                    (_email, _contact) = (email, contact);
                    for (var sending = 0; sending <= random.Next(3); sending++) Sending(sending);
                }
        foreach (var contact in contacts)
            if (random.Next(3) == 0) WithoutEmail(contact);
        var lines = _events.ConvertAll(Written);
        if (lines.Count > 0)
        {
            lines.AddRange(random.GetItems(lines.ToArray(), random.Next(1 + (lines.Count / 8))));
            lines.AddRange(random.GetItems(_events.ToArray(), random.Next(4)).Select(Differing));
        }
        lines.AddRange(Enumerable.Range(0, random.Next(3)).Select(_ => Junk()));
        var mixed = lines.ToArray();
        if (random.Next(4) > 0) random.Shuffle(mixed);
        return [.. mixed];
    }

    private void Sending(int number)
    {
        _send = random.Next(4) == 0 ? $"s{random.Next(1, 4)}" : null;
        _at = beginning.AddDays(number * random.Next(40)).AddMilliseconds(number * Step());
        if (random.Next(4) == 0) _at = _at.AddMilliseconds(Step());
        var isQuiet = random.Next(5) < 2;
        if (random.Next(10) > 0) Add(random.Next(isQuiet ? 3 : 20) == 0 ? "notSent" : "sent", Reason());
        for (var act = random.Next(isQuiet ? 4 : 8); act > 0; act--) Act(isQuiet ? Quiet : Lively);
    }

    /// <summary>What servers and programs do: nobody reads.</summary>
    private Action[] Quiet => [Delivery, Trouble, Trouble, Gateway, AutoReply, Program, Slow];

    private Action[] Lively =>
    [
        Delivery, Delivery, Delivery, Trouble, Gateway, Burst, Burst, Trap, Open, Open, Open, Click, Click, Click, View,
        Answer, Answer, AutoReply, Order, Purchase, Purchase, Program, Slow,
    ];

    private Action<JsonObject>? Reason() => random.Next(2) == 0 ? e => e["reason"] = Pick("unsubscribed", "late") : null;

    private void Act(Action[] acts)
    {
        Any(acts)();
        if (random.Next(3) == 0) _at = _at.AddMilliseconds(Step());
    }

    private void Delivery() => Add("delivered");

    private void Trouble()
    {
        if (random.Next(2) == 0) Add("deferred", Answered);
        if (random.Next(2) == 0) Add("delivered");
        if (random.Next(2) == 0) Add("bounced", Answered);
        if (random.Next(4) == 0) Add("delivered");
    }

    /// <summary>A gateway follows the links before it takes or refuses the mail.</summary>
    private void Gateway()
    {
        var start = _at;
        Add(Pick("clicked", "clicked", "opened", "unsubscribed"), Requested);
        _at = start.AddMilliseconds(Step());
        Add(Pick("delivered", "bounced", "deferred"), Answered);
    }

    private void Burst()
    {
        var (agent, ip) = (Any(NastyWords.Readers), Any(NastyWords.Ips));
        var gap = random.GetItems<long>([0, 1, 400, 500, 999, 1_000, 2_500, 3_333, 5_000, 10_000], 1)[0];
        for (var click = random.Next(2, 7); click > 0; click--)
        {
            Add("clicked", e => Link(Request(e, agent, ip)));
            _at = _at.AddMilliseconds(gap);
        }
        if (random.Next(2) == 0) Add(Pick("opened", "viewed", "unsubscribed"), e => Request(e, agent, random.Next(3) == 0 ? null : ip));
    }

    private void Trap()
    {
        var (agent, ip) = (Any(NastyWords.Readers), Any(NastyWords.Ips));
        Add("clicked", e =>
        {
            Request(e, agent, ip)["url"] = Any(NastyWords.Urls[15]);
            if (random.Next(2) == 0) e["role"] = "honeypot";
        });
        Add(Pick("opened", "viewed", "unsubscribed", "clicked"), e => Request(e, random.Next(2) == 0 ? agent : Any(NastyWords.Agents), ip));
    }

    private void Open() => Add("opened", Requested);

    private void Click() => Add("clicked", e => Link(Requested(e)));

    private void View() => Add("viewed", e => Requested(e)["seconds"] = random.GetItems<decimal>([0, 1.5m, 2, 7.999m, 8, 30], 1)[0]);

    private void Answer() => Add(Pick("replied", "forwarded", "spamReported", "unsubscribed", "unsubscribed", "resubscribed"), e =>
    {
        Requested(e);
        if (random.Next(3) == 0) e["method"] = "POST";
    });

    private void AutoReply() => Add("bounced", e =>
    {
        if (random.Next(2) == 0) e["autoReply"] = true;
        else e["smtp"] = Any(NastyWords.AutoReplies);
        if (random.Next(3) == 0) e["bounceClass"] = "soft";
    });

    /// <summary>A reader's click, an order whose states change, and what is paid back of it.</summary>
    private void Purchase()
    {
        var order = Pick("A-1", "A-2", "A-3");
        Add("clicked", e => Link(Request(e, Any(NastyWords.Readers), "203.0.113.6")));
        if (random.Next(4) == 0) _at = _at.AddDays(random.Next(9));
        foreach (var amount in random.GetItems<decimal>([50, 60.5m, 0, -20, -0.5m], random.Next(1, 4)))
            Add("converted", e =>
            {
                (e["goal"], e["order"]) = ("purchase", order);
                (e["amount"], e["currency"]) = (amount, Pick("EUR", "EUR", "USD"));
            });
    }

    private void Order() => Add("converted", Converted);

    /// <summary>A stated program does anything.</summary>
    private void Program() => Add(
        Pick("opened", "clicked", "viewed", "unsubscribed", "replied", "forwarded", "spamReported", "converted"), e =>
        {
            if ((string)e["type"]! == "converted") Converted(e);
            if ((string)e["type"]! == "clicked") Link(e);
            if (random.Next(2) == 0) e["bot"] = true;
            else e["actor"] = Pick("automation", "automation", "human", "privacyProxy", "unknown");
        });

    private void Slow() => _at = _at.AddDays(random.Next(1, 9));

    private void WithoutEmail(string[] contact)
    {
        (_email, _contact, _send) = ("", contact, null);
        _at = beginning.AddMilliseconds(Step()).AddDays(random.Next(9));
        for (var i = random.Next(4); i >= 0; i--)
            Add(Pick("unsubscribed", "spamReported", "converted", "converted", "converted"), e =>
            {
                if ((string)e["type"]! == "converted") Converted(e);
                else Requested(e);
            });
    }

    private void Converted(JsonObject e)
    {
        e["goal"] = Pick("purchase", "purchase", "signup", "visit");
        if (random.Next(5) > 0)
        {
            e["amount"] = random.GetItems<decimal>([50, 60.5m, 0, 9.99m, -20, -10], 1)[0];
            e["currency"] = Pick("EUR", "EUR", "EUR", "USD");
        }
        if (random.Next(3) > 0) e["order"] = Pick("A-1", "A-2");
        if (random.Next(10) == 0) e["bot"] = true;
    }

    private void Answered(JsonObject e)
    {
        if ((string)e["type"]! == "delivered") return;
        e["smtp"] = Any(NastyWords.Answers);
        if (random.Next(2) == 0) e["bounceClass"] = Pick("hard", "soft", "temporary", "blocked");
    }

    private JsonObject Link(JsonObject e)
    {
        if (Any(Any(NastyWords.Urls)) is { Length: > 0 } url) e["url"] = url;
        if (random.Next(4) == 0) e["link"] = Pick("top", "foot", "l3", "l4");
        if (random.Next(6) == 0) e["part"] = Pick("text", "html");
        if (random.Next(8) == 0) e["role"] = Pick("content", "unsubscribe", "preferences", "honeypot", "viewInBrowser");
        if (random.Next(10) == 0) e["variant"] = "vip";
        return e;
    }

    private JsonObject Requested(JsonObject e) =>
        Request(e, random.Next(3) == 0 ? Any(NastyWords.Agents) : Any(NastyWords.Readers), Any(NastyWords.Ips));

    private JsonObject Request(JsonObject e, string? agent, string? ip)
    {
        if (agent is not null) e["userAgent"] = agent;
        if (ip is not null) e["ip"] = ip;
        if (random.Next(12) == 0) e["method"] = Pick("HEAD", "GET", "head", "POST");
        if (random.Next(12) == 0) e["purpose"] = Any(NastyWords.Purposes);
        if (random.Next(25) == 0) e["actor"] = Pick("human", "privacyProxy", "automation", "unknown");
        if (random.Next(25) == 0) e["bot"] = random.Next(2) == 0;
        if (random.Next(8) > 0) return e;
        e["country"] = Pick("NL", "BE", "DE");
        if (random.Next(2) == 0) e["city"] = Pick("Utrecht", "Gent", "Köln");
        return e;
    }

    private void Add(string type, Func<JsonObject, JsonObject> with) => Add(type, e => { with(e); });

    private void Add(string type, Action<JsonObject>? with = null)
    {
        var e = new JsonObject { ["type"] = type, ["recipient"] = Any(_contact) };
        with?.Invoke(e);
        e["at"] = Written(_at);
        if (_email.Length > 0 && !(type == "converted" && random.Next(4) == 0)) e["email"] = _email;
        if (random.Next(12) > 0) e["id"] = Id();
        if (_send is not null && random.Next(3) > 0) e["send"] = _send;
        if (random.Next(6) == 0) e["list"] = Lists();
        if (random.Next(10) == 0) e["workflow"] = Pick("w1", "w2");
        if (random.Next(10) == 0) e["tags"] = new JsonObject { ["color"] = Pick("red", "blue"), ["size"] = Pick("s", "l") };
        if (random.Next(10) == 0) e["campaign"] = Pick("c1", "c2", "c3");
        if (random.Next(15) == 0) e["note"] = "kept out of the way";
        if (random.Next(15) == 0 && !e.ContainsKey("bot")) e["bot"] = null;
        _events.Add(e);
        _at = _at.AddMilliseconds(Step() % 900_002);
    }

    private JsonNode Lists() => random.Next(2) == 0 ? Pick("vip", "new") : new JsonArray("vip", Pick("new", "old"));

    /// <summary>Few ids meet each other; the mail's own id stands on all of its events.</summary>
    private string Id() => random.Next(10) switch
    {
        0 => $"{random.Next(1, 4)}",
        1 => $"m-{_email}",
        _ => $"e{++_last}",
    };

    /// <summary>In any zone, with any number of decimals.</summary>
    private string Written(DateTimeOffset at)
    {
        var offset = TimeSpan.FromMinutes(random.GetItems([0, 0, 0, 60, -300, 330], 1)[0]);
        var text = at.ToOffset(offset).ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
        if (at.Millisecond > 0 || random.Next(8) == 0) text += $".{at.Millisecond:000}{(random.Next(4) == 0 ? "9" : "")}";
        if (offset == TimeSpan.Zero) return text + "Z";
        return text + (offset < TimeSpan.Zero ? "-" : "+") + offset.ToString("hh':'mm", CultureInfo.InvariantCulture);
    }

    private string Written(JsonObject e)
    {
        var properties = e.ToArray();
        random.Shuffle(properties);
        var mixed = properties.Select(property => KeyValuePair.Create(property.Key, property.Value?.DeepClone()));
        return new JsonObject(mixed).ToJsonString(Plain);
    }

    /// <summary>A copy that has the id of another, and something else.</summary>
    private string Differing(JsonObject e)
    {
        var copy = e.DeepClone().AsObject();
        if (random.Next(2) == 0) copy["at"] = Written(beginning.AddMilliseconds(Step()));
        else copy["ip"] = "203.0.113.9";
        return Written(copy);
    }

    private string Junk() => Pick(
        "", "   ", "1",
        """{"type":"opened","at":"2026-03-02T10:0""",
        """{"at":"2026-03-02T10:00:00Z","email":"news","recipient":"x"}""",
        """{"type":"opened","at":"yesterday","email":"news","recipient":"x"}""",
        """{"type":"sent","at":"2026-03-02T10:00:00Z","recipient":"x"}""",
        """{"type":"viewed","at":"2026-03-02T10:00:00Z","email":"news","recipient":"x","seconds":-1}""");

    private long Step() => NastyWords.Steps[random.Next(NastyWords.Steps.Length)];

    private string Pick(params string[] words) => words[random.Next(words.Length)];

    private T Any<T>(T[] items) => items[random.Next(items.Length)];
}
