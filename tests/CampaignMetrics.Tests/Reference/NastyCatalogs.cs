using System.Text.Json.Nodes;

namespace CampaignMetrics.Tests.Reference;

/// <summary>A catalog that says something of some emails, and nothing of others.</summary>
internal sealed class NastyCatalogs(Random random)
{
    private static readonly (string Url, string Role)[] Links =
    [
        ("https://shop.example/out/{{token}}", "unsubscribe"), ("https://shop.example/out/help", "content"),
        ("https://shop.example/pref?c=*|UNIQID|*", "preferences"), ("https://shop.example/r/[[id]]", "content"),
        ("https://shop.example/trap", "honeypot"), ("https://shop.example/a", "content"), ("HTTPS://shop.example/a?x=1&amp;y=2", "content"),
        ("https://shop.example/p?ref={name}", "viewInBrowser"), ("https://shop.example/never", "content"),
    ];

    private const string Html =
        """<p><a href="https://shop.example/a?x=1&amp;y=2">A</a> <a class="b" href="https://shop.example/html">B</a></p>""";

    public string Of(IReadOnlyList<string> emails, DateTimeOffset around)
    {
        var entries = new JsonArray();
        foreach (var email in emails)
            if (random.Next(5) > 0) entries.Add((JsonNode)Entry(email, around));
        return entries.ToJsonString();
    }

    private JsonObject Entry(string email, DateTimeOffset around)
    {
        var entry = new JsonObject { ["email"] = email };
        Maybe(entry, "name", $"Mail {email}");
        Maybe(entry, "campaign", Pick("c1", "c2"));
        Maybe(entry, "type", Pick("regular", "automated", "blog"));
        Maybe(entry, "team", Pick("retail", "service"));
        Maybe(entry, "businessUnit", Pick("north", "south"));
        Maybe(entry, "workflow", Pick("w1", "w2"));
        Maybe(entry, "deliveries", Pick("reported", "presumed"));
        Maybe(entry, "sentAt", $"{around.AddMinutes(random.Next(-60, 60)):yyyy-MM-dd'T'HH:mm:ss'Z'}");
        if (random.Next(3) == 0) entry["repeats"] = random.Next(3) > 0;
        if (random.Next(3) == 0) entry["connectedInbox"] = random.Next(3) > 0;
        if (random.Next(2) == 0)
            entry["tracking"] = random.Next(4) switch
            {
                0 => false,
                1 => $"{around.AddSeconds(random.Next(-100, 100)):yyyy-MM-dd'T'HH:mm:ss'Z'}",
                _ => true,
            };
        if (random.Next(3) > 0) entry["links"] = LinkArray();
        if (random.Next(6) == 0) entry["html"] = Html;
        return entry;
    }

    private JsonArray LinkArray()
    {
        var links = new JsonArray();
        foreach (var (url, role) in random.GetItems(Links, random.Next(1, 7)))
        {
            var link = new JsonObject { ["url"] = url };
            if (random.Next(5) > 0) link["role"] = role;
            Maybe(link, "id", Pick("top", "foot", "l3"));
            Maybe(link, "label", Pick("One", "Two"));
            if (random.Next(5) == 0) link["variant"] = "vip";
            links.Add((JsonNode)link);
        }
        return links;
    }

    private void Maybe(JsonObject json, string name, string value)
    {
        if (random.Next(2) == 0) json[name] = value;
    }

    private string Pick(params string[] words) => words[random.Next(words.Length)];
}
