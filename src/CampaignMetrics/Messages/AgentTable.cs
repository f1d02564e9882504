using System.Runtime.CompilerServices;
using CampaignMetrics.Collections;

namespace CampaignMetrics.Messages;

/// <summary>Caches the classification of each distinct user agent of a ledger. Not thread-safe: each reader has its own.</summary>
internal sealed class AgentTable(TextTable agents, Enrichment enrichment)
{
    private KnownAgent?[] _known = new KnownAgent?[16];

    /// <summary>The classification of a user agent by its slot; <see cref="KnownAgent.Nobody"/> for <see cref="Slot.None"/>.</summary>
    public KnownAgent this[int agent]
    {
        // Slot.None is beyond the array when it is taken for a number without a sign.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (uint)agent < (uint)_known.Length && _known[agent] is { } known ? known : Learn(agent);
    }

    private KnownAgent Learn(int agent)
    {
        if (agent == Slot.None) return KnownAgent.Nobody;
        if (agent >= _known.Length) Array.Resize(ref _known, Math.Max(agent + 1, _known.Length * 2));
        return _known[agent] = Learn(agents.Text(agent));
    }

    private KnownAgent Learn(string text)
    {
        var isEmpty = string.IsNullOrWhiteSpace(text);
        var described = isEmpty ? default : enrichment.Agents(text);
        return new KnownAgent(described == default ? AgentDescription.Nobody : described, isEmpty, text == "Mozilla/5.0");
    }
}

/// <summary>A classified user agent.</summary>
/// <param name="Description">The client, device and role behind it.</param>
/// <param name="IsEmpty">Whether it is stated, but blank.</param>
/// <param name="IsBare">Whether it is exactly <c>Mozilla/5.0</c>, the user agent of Apple Mail's privacy protection and of others.</param>
internal sealed record KnownAgent(AgentDescription Description, bool IsEmpty, bool IsBare)
{
    public static KnownAgent Nobody { get; } = new(AgentDescription.Nobody, IsEmpty: false, IsBare: false);

    /// <summary>The part it plays between message and reader.</summary>
    public AgentRole Role { get; } = Description.Role;

    /// <summary>Whether it loads images when a reader opens the mail: the act is the reader's; place and time are the proxy's.</summary>
    public bool IsImageProxy => Role == AgentRole.ImageProxy;

    /// <summary>Whether it loads images for readers or ahead of them; such proxies follow no links.</summary>
    public bool IsProxy { get; } = IsBare || Description.Role is AgentRole.ImageProxy or AgentRole.PrivacyProxy;
}
