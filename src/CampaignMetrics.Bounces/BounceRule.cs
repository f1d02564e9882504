using CampaignMetrics.Bounces.Rules;

namespace CampaignMetrics.Bounces;

/// <summary>One rule of a rule table: the words and conditions under which a reply has a certain reason.</summary>
public sealed class BounceRule
{
    internal BounceRule(string id, BounceReason reason, RuleCondition condition, string words, string source) =>
        (Id, Reason, Condition, Words, Source) = (id, reason, condition, words, source);

    /// <summary>The name of the rule, unique within its table.</summary>
    public string Id { get; }

    /// <summary>The reason of a reply to which the rule applies.</summary>
    public BounceReason Reason { get; }

    /// <summary>
    /// The conditions as they are written in the table, such as <c>receiver=google code=4xx</c>; <c>-</c> where there are none.
    /// </summary>
    public string When => Condition.Text;

    /// <summary>The words to look for, in alternatives, as the table has them; <c>-</c> where the codes alone decide.</summary>
    public string Words { get; internal set; }

    /// <summary>
    /// The standard or the receiver's published list that the rule is taken from, or the general wording that it stands for.
    /// </summary>
    public string Source { get; }

    internal RuleCondition Condition { get; }

    /// <summary>Whether its words are general ones, which are none inside the name of a host.</summary>
    internal bool IsGeneral { get; init; }

    /// <summary>The id, the reason and the words.</summary>
    public override string ToString() => $"{Id} | {Reason} | {When} | {Words}";
}
