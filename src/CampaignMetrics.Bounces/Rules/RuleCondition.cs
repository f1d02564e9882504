namespace CampaignMetrics.Bounces.Rules;

/// <summary>
/// The conditions of a rule besides its words: receiver, phase, reply code and enhanced status code. A part that is not set matches
/// anything.
/// </summary>
internal sealed class RuleCondition
{
    private static readonly string[] PhaseNames = Enum.GetNames(typeof(SmtpPhase));
    private static readonly string PhasesKnown = string.Join(", ", PhaseNames[1..]);

    private RuleCondition(string text) => Text = text;

    public string Text { get; }
    public ulong Receivers { get; private set; }
    public SmtpPhase Phase { get; private set; }
    public CodeRange[]? Codes { get; private set; }
    public StatusPattern[]? Statuses { get; private set; }

    /// <summary>Enhanced status codes under which the rule does not hold.</summary>
    public StatusPattern[]? OtherStatuses { get; private set; }

    /// <summary>Reply codes under which the rule does not hold.</summary>
    public CodeRange[]? OtherCodes { get; private set; }

    /// <summary>Whether there is any condition.</summary>
    public bool IsSet => Receivers != 0 || Phase != SmtpPhase.Unknown || Codes is not null || Statuses is not null
        || OtherStatuses is not null || OtherCodes is not null;

    /// <summary>Reads conditions separated by spaces, the values of each by commas.</summary>
    /// <exception cref="FormatException">A name or value is unknown, a name stands twice, or nothing could meet them.</exception>
    public static RuleCondition Parse(string text, Func<string, ulong> receiver)
    {
        var condition = new RuleCondition(text);
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var part in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part == "-") continue;
            var sides = part.Split('=', 2);
            if (!names.Add(sides[0])) throw new FormatException($"'{sides[0]}' stands twice: several values are separated by commas.");
            condition.Set(sides[0], sides.Length == 2 ? sides[1].Split(',') : [""], receiver);
        }

        if (condition is { Statuses: { } statuses, OtherStatuses: { } others } && statuses.All(s => others.Any(o => o.Covers(s))))
            throw new FormatException($"'{text}' could never hold: 'not' leaves no status.");
        if (condition is { Codes: { } codes, OtherCodes: { } otherCodes } && codes.All(c => otherCodes.Any(o => o.Covers(c))))
            throw new FormatException($"'{text}' could never hold: 'not' leaves no code.");
        return condition;
    }

    public bool Holds(in Observation seen) =>
        (Receivers == 0 || (Receivers & seen.Receivers) != 0)
        && (Phase == SmtpPhase.Unknown || Phase == seen.Phase)
        && (Codes is null || Contains(Codes, seen.Code))
        && (Statuses is null || Contains(Statuses, seen.Status))
        && (OtherStatuses is null || !Contains(OtherStatuses, seen.Status))
        && (OtherCodes is null || !Contains(OtherCodes, seen.Code));

    private void Set(string name, string[] values, Func<string, ulong> receiver)
    {
        switch (name)
        {
            case "receiver": foreach (var value in values) Receivers |= receiver(value); break;
            case "phase": Phase = PhaseOf(string.Join(',', values)); break;
            case "code": Codes = CodeRange.ParseAll(values); break;
            case "status": Statuses = StatusPattern.ParseAll(values); break;
            case "not": Exclude(values); break;
            default:
                throw new FormatException($"'{name}' is no condition of a rule: there are receiver, phase, code, status and not.");
        }
    }

    private void Exclude(string[] values)
    {
        // Enhanced codes have dots.
        var statuses = Array.FindAll(values, value => value.AsSpan().Contains('.'));
        var codes = Array.FindAll(values, value => !value.AsSpan().Contains('.'));
        if (statuses.Length > 0) OtherStatuses = StatusPattern.ParseAll(statuses);
        if (codes.Length > 0) OtherCodes = CodeRange.ParseAll(codes);
    }

    // The first name stands for a phase that is not known, which is no condition.
    private static SmtpPhase PhaseOf(string value) => Array.IndexOf(PhaseNames, value) is > 0 and var phase
        ? (SmtpPhase)phase
        : throw new FormatException($"'{value}' is no phase: there are {PhasesKnown}, one a rule.");

    private static bool Contains(CodeRange[] ranges, int code)
    {
        foreach (var range in ranges)
        {
            if (range.Contains(code)) return true;
        }

        return false;
    }

    private static bool Contains(StatusPattern[] patterns, EnhancedStatusCode code)
    {
        if (code.IsNone) return false;
        foreach (var pattern in patterns)
        {
            if (pattern.Matches(code)) return true;
        }

        return false;
    }
}
