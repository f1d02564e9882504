using CampaignMetrics.Collections;

namespace CampaignMetrics.Messages;

/// <summary>What stands behind each user agent of a ledger, asked once for each. Not for two threads at once.</summary>
internal sealed class AgentTable(TextTable agents, Enrichment enrichment)
{
    private Known?[] _known = new Known?[16];

    public AgentDescription Describe(int agent) => agent == Slot.None ? AgentDescription.Nobody : KnownOf(agent).Description;

    public bool IsEmpty(int agent) => agent != Slot.None && KnownOf(agent).IsEmpty;

    /// <summary>Exactly <c>Mozilla/5.0</c>, as Apple Mail's privacy protection calls itself, and others too.</summary>
    public bool IsBare(int agent) => agent != Slot.None && KnownOf(agent).IsBare;

    /// <summary>Whether it loads images for readers, or ahead of them: such follow no links.</summary>
    public bool IsProxy(int agent) =>
        IsBare(agent) || Describe(agent).Role is AgentRole.ImageProxy or AgentRole.PrivacyProxy;

    private Known KnownOf(int agent)
    {
        if (agent >= _known.Length) Array.Resize(ref _known, Math.Max(agent + 1, _known.Length * 2));
        return _known[agent] ??= Learn(agents.Text(agent));
    }

    private Known Learn(string text)
    {
        var isEmpty = string.IsNullOrWhiteSpace(text);
        return new Known(isEmpty ? AgentDescription.Nobody : enrichment.Agents(text), isEmpty, text == "Mozilla/5.0");
    }

    private sealed record Known(AgentDescription Description, bool IsEmpty, bool IsBare);
}
