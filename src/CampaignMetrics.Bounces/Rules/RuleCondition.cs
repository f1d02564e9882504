using System.Globalization;

namespace CampaignMetrics.Bounces.Rules;

/// <summary>The conditions of a rule besides its words: receiver, phase, reply code, enhanced code. Zero or empty means any.</summary>
internal sealed class RuleCondition
{
    private RuleCondition(string text) => Text = text;

    public string Text { get; }
    public ulong Receivers { get; private set; }
    public SmtpPhase Phase { get; private set; }
    public (int From, int To)[] Codes { get; private set; } = [];
    public (int Class, int Subject, int Detail)[] Statuses { get; private set; } = [];

    /// <summary>Reads conditions separated by spaces, the values of each by commas.</summary>
    /// <exception cref="ArgumentException">A name or value is unknown.</exception>
    public static RuleCondition Parse(string text, Func<string, ulong> receiver)
    {
        var condition = new RuleCondition(text);
        foreach (var part in text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(p => p != "-"))
        {
            var (name, values) = part.Split('=', 2) is [var n, var v] ? (n, v.Split(',')) : (part, []);
            condition.Set(name, values, receiver);
        }

        return condition;
    }

    public bool Holds(in Observation seen) =>
        (Receivers == 0 || (Receivers & seen.Receivers) != 0)
        && (Phase == SmtpPhase.Unknown || Phase == seen.Phase)
        && (Codes.Length == 0 || Contains(Codes, seen.Code))
        && (Statuses.Length == 0 || Contains(Statuses, seen.Status));

    private void Set(string name, string[] values, Func<string, ulong> receiver)
    {
        switch (name)
        {
            case "receiver": Receivers = values.Aggregate(0UL, (all, value) => all | receiver(value)); break;
            case "phase" when values.Length == 1 && Enum.TryParse<SmtpPhase>(values[0], out var phase): Phase = phase; break;
            case "code": Codes = [.. values.Select(CodeRange)]; break;
            case "status": Statuses = [.. values.Select(StatusPattern)]; break;
            default: throw new ArgumentException($"'{name}' is no condition of a rule.", nameof(name));
        }
    }

    private static bool Contains((int From, int To)[] codes, int code)
    {
        foreach (var (from, to) in codes)
        {
            if (code >= from && code <= to) return true;
        }

        return false;
    }

    private static bool Contains((int Class, int Subject, int Detail)[] patterns, EnhancedStatusCode code)
    {
        if (code.IsNone) return false;
        foreach (var (@class, subject, detail) in patterns)
        {
            if ((@class < 0 || @class == code.Class) && (subject < 0 || subject == code.Subject) && (detail < 0 || detail == code.Detail)) return true;
        }

        return false;
    }

    private static (int From, int To) CodeRange(string value) =>
        (Number(value.Replace('x', '0')), Number(value.Replace('x', '9')));

    private static (int Class, int Subject, int Detail) StatusPattern(string value) =>
        value.Split('.') is [var c, var s, var d]
            ? (c == "x" ? -1 : Number(c), s == "x" ? -1 : Number(s), d == "x" ? -1 : Number(d))
            : throw new ArgumentException($"'{value}' is no enhanced status code.", nameof(value));

    private static int Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw new ArgumentException($"'{text}' is no number.", nameof(text));
}
