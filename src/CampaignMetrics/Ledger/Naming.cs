using System.Collections.Immutable;
using CampaignMetrics.Messages;
using CampaignMetrics.Time;

namespace CampaignMetrics.Ledger;

/// <summary>Who may be named to a viewer, and how much is counted that may not. Not for two threads at once.</summary>
/// <param name="viewer">Who looks.</param>
/// <param name="mayProfile">Of whom opens, clicks and views may be shown; null for of all.</param>
/// <param name="latestAt">The last event of all.</param>
/// <param name="excludesNetworks">Whether messages are left out by where requests came from.</param>
internal sealed class Naming(Viewer viewer, ProfilingTest? mayProfile, long latestAt, bool excludesNetworks)
{
    private readonly long[] _leftOut = new long[Enum.GetValues<LeftOutReason>().Length];

    /// <summary>What was left out; only reasons that apply.</summary>
    public ImmutableArray<LeftOutCount> LeftOut =>
        [.. _leftOut.Select((count, reason) => new LeftOutCount((LeftOutReason)reason, count)).Where(left => left.Count > 0)];

    /// <summary>Whether anything may be hidden by whom it is about.</summary>
    public bool HidesRequests => mayProfile is not null;

    /// <summary>Why nothing of the message may be shown; null where it may.</summary>
    public LeftOutReason? ReasonAgainst(ContactId contact, EmailId? email)
    {
        if (!viewer.Sees(contact)) return LeftOutReason.HiddenContact;
        if (email is { } id && !viewer.Sees(id)) return LeftOutReason.HiddenEmail;
        // To be missing would tell that a request came from such a network.
        return excludesNetworks && !Shows(contact, latestAt) ? LeftOutReason.NotProfiled : null;
    }

    /// <summary>Whether it may be told that nothing was heard of a message that came to stand somewhere at an instant.</summary>
    public bool ShowsSilence(ContactId contact, long at) => Shows(contact, at) && Shows(contact, latestAt);

    /// <summary>Whether an event may be shown under its contact's name. Only opens, clicks and views may be kept from it.</summary>
    public bool Shows(ContactId contact, in Entry entry) => !entry.IsRequest || Shows(contact, entry.At);

    /// <summary>Whether what is known of opens, clicks and views may be shown under the contact's name at an instant.</summary>
    public bool Shows(ContactId contact, long at) => mayProfile is null || mayProfile(contact, Instants.ToInstant(at));

    public void LeaveOut(LeftOutReason reason, long count = 1) => _leftOut[(int)reason] += count;
}
