using System.Globalization;
using System.Text;
using System.Text.Json;

namespace CampaignMetrics.Cli.Tests.Output;

/// <summary>Texts that try to move a cursor, turn a line, forge a line or hide something, in every text of every type of event.</summary>
internal static class HostileTexts
{
    /// <summary>Commands of a terminal (C0 and C1), line ends, and marks that turn or hide what a line says.</summary>
    private const string Hostile = "\u001b[2J\u001b]0;T\u0007\r\n\t\b\u007f\u009b31m\u0085"
        + "\u2028\u2029\u202e\u2066\u200b\u200e\ufeff\u061c\u3164";

    private static readonly string[] Types =
    [
        "sent", "notSent", "deferred", "delivered", "bounced", "opened", "clicked", "viewed", "replied", "forwarded", "unsubscribed",
        "resubscribed", "spamReported", "unbounced", "converted",
    ];

    private static readonly string[] Texts =
    [
        "email", "campaign", "recipient", "send", "list", "workflow", "url", "link", "variant", "userAgent",
        "country", "region", "city", "smtp",
        "status", "bounceReason", "providerReason", "remoteMta", "reason", "scope", "goal", "currency", "order", "source",
    ];

    public static string Events()
    {
        var lines = new StringBuilder();
        foreach (var type in Types) lines.Append(Line(type, Texts)).Append('\n');
        foreach (var type in Types)
            foreach (var text in Texts) lines.Append(Line(type, [text])).Append('\n');
        return lines.ToString();
    }

    public static string Catalog() => JsonSerializer.Serialize(new[]
    {
        new { email = "email", name = "name" + Hostile, subject = Hostile, from = Hostile, sentBy = Hostile, campaign = Hostile },
    });

    /// <summary>What a terminal would act on, or what shows nothing, in what a command wrote; empty when there is none.</summary>
    public static string Found(string output)
    {
        var harmful = output.EnumerateRunes()
            .Where(rune => rune.Value != '\n' && IsHarmful(rune))
            .Select(rune => rune.Value.ToString("X4", CultureInfo.InvariantCulture));
        return string.Join(' ', harmful.Distinct());
    }

    private static bool IsHarmful(Rune rune) => rune.Value == 0x3164 || Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    private static string Line(string type, string[] hostile)
    {
        var line = new Dictionary<string, object>
        {
            ["type"] = type, ["at"] = "2026-03-02T09:00:00Z", ["email"] = "email", ["recipient"] = $"{type}@example.com",
            ["amount"] = -12.5, ["currency"] = "EUR", ["seconds"] = 9,
        };
        foreach (var name in hostile) line[name] = name + type + Hostile;
        return JsonSerializer.Serialize(line);
    }
}
