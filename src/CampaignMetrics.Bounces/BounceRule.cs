using CampaignMetrics.Bounces.Rules;

namespace CampaignMetrics.Bounces;

/// <summary>One line of a rule table: which words, under which conditions, mean which reason.</summary>
public sealed class BounceRule
{
    internal BounceRule(string id, BounceReason reason, RuleCondition condition, string words, string source) =>
        (Id, Reason, Condition, Words, Source) = (id, reason, condition, words, source);

    /// <summary>The name of the rule, unique within its table.</summary>
    public string Id { get; }

    /// <summary>What it means when the rule applies.</summary>
    public BounceReason Reason { get; }

    /// <summary>
    /// The conditions as they are written in the table, such as <c>receiver=google code=4xx</c>; <c>-</c> where there are none.
    /// </summary>
    public string When => Condition.Text;

    /// <summary>The alternatives as they are written in the table; <c>-</c> where the codes alone decide.</summary>
    public string Words { get; internal set; }

    /// <summary>The standard, the receiver's published list, or the general wording that the rule stands for.</summary>
    public string Source { get; }

    internal RuleCondition Condition { get; }

    /// <summary>The id, the reason and the words.</summary>
    public override string ToString() => $"{Id} | {Reason} | {When} | {Words}";
}
