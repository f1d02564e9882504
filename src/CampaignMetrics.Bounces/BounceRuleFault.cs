namespace CampaignMetrics.Bounces;

/// <summary>
/// What is wrong with a line of a rule table. The default value of this type is about no line, and its reason is empty.
/// </summary>
public readonly record struct BounceRuleFault
{
    private readonly string? _reason;

    internal BounceRuleFault(int line, string? rule, string reason) => (Line, Rule, _reason) = (line, rule, reason);

    /// <summary>The number of the line, from 1 on.</summary>
    public int Line { get; }

    /// <summary>The name of the rule that the line is about; null where it is about none.</summary>
    public string? Rule { get; }

    /// <summary>What is wrong, as a sentence.</summary>
    public string Reason => _reason ?? "";

    /// <summary>The line, the rule where there is one, and the reason: <c>line 3, rule 'full': 'code' stands twice</c>.</summary>
    public override string ToString() => Rule is null ? $"line {Line}: {Reason}" : $"line {Line}, rule '{Rule}': {Reason}";
}
