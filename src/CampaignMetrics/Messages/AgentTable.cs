namespace CampaignMetrics.Messages;

/// <summary>What stands behind each user agent of a store, asked once for each.</summary>
internal sealed class AgentTable(TextTable agents, Enrichment enrichment)
{
    private readonly List<(AgentDescription Description, bool IsEmpty, bool IsApplePrivacy)> _known = [];

    public AgentDescription Describe(int agent) => agent == Entry.None ? AgentDescription.Nobody : Known(agent).Description;

    public bool IsEmpty(int agent) => agent != Entry.None && Known(agent).IsEmpty;

    /// <summary>Exactly <c>Mozilla/5.0</c>, as Apple Mail Privacy Protection calls itself.</summary>
    public bool IsApplePrivacy(int agent) => agent != Entry.None && Known(agent).IsApplePrivacy;

    private (AgentDescription Description, bool IsEmpty, bool IsApplePrivacy) Known(int agent)
    {
        while (_known.Count <= agent)
        {
            var text = agents.Text(_known.Count);
            var isEmpty = string.IsNullOrWhiteSpace(text);
            _known.Add((isEmpty ? AgentDescription.Nobody : enrichment.Agents(text), isEmpty, text == "Mozilla/5.0"));
        }
        return _known[agent];
    }
}
