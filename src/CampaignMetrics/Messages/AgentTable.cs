using CampaignMetrics.Collections;

namespace CampaignMetrics.Messages;

/// <summary>What stands behind each user agent of a ledger, asked once for each. Not for two threads at once.</summary>
internal sealed class AgentTable(TextTable agents, Enrichment enrichment)
{
    private KnownAgent?[] _known = new KnownAgent?[16];

    /// <summary>What is known of a user agent, a slot; of <see cref="Slot.None"/> nothing.</summary>
    public KnownAgent this[int agent] => agent == Slot.None ? KnownAgent.Nobody : KnownOf(agent);

    private KnownAgent KnownOf(int agent)
    {
        if (agent >= _known.Length) Array.Resize(ref _known, Math.Max(agent + 1, _known.Length * 2));
        return _known[agent] ??= Learn(agents.Text(agent));
    }

    private KnownAgent Learn(string text)
    {
        var isEmpty = string.IsNullOrWhiteSpace(text);
        return new KnownAgent(isEmpty ? AgentDescription.Nobody : enrichment.Agents(text), isEmpty, text == "Mozilla/5.0");
    }
}

/// <summary>What is known of a user agent.</summary>
/// <param name="Description">What stands behind it.</param>
/// <param name="IsEmpty">Whether it is stated, but blank.</param>
/// <param name="IsBare">Whether it is exactly <c>Mozilla/5.0</c>, as Apple Mail's privacy protection calls itself, and others too.</param>
internal sealed record KnownAgent(AgentDescription Description, bool IsEmpty, bool IsBare)
{
    public static KnownAgent Nobody { get; } = new(AgentDescription.Nobody, IsEmpty: false, IsBare: false);

    /// <summary>What it does.</summary>
    public AgentRole Role { get; } = Description.Role;

    /// <summary>Whether it loads images for readers, or ahead of them: such follow no links.</summary>
    public bool IsProxy { get; } = IsBare || Description.Role is AgentRole.ImageProxy or AgentRole.PrivacyProxy;
}
