using System.Collections.Immutable;
using CampaignMetrics.Messages;
using CampaignMetrics.Time;

namespace CampaignMetrics.Ledger;

/// <summary>Decides what may be shown to a viewer under a contact's name, and counts what may not. Not thread-safe.</summary>
/// <param name="viewer">Who looks: decides which contacts and emails may be named at all.</param>
/// <param name="mayProfile">Tests whether opens, clicks and views of a contact at an instant may be shown; null for always.</param>
/// <param name="latestAt">The latest event of the ledger, in milliseconds since 1970.</param>
/// <param name="excludesNetworks">Whether the scope leaves out messages by the networks that requests came from.</param>
internal sealed class Naming(Viewer viewer, ProfilingTest? mayProfile, long latestAt, bool excludesNetworks)
{
    // Indexed by reason.
    private readonly long[] _leftOut = new long[Enum.GetValues<LeftOutReason>().Length];

    /// <summary>How much was left out, by reason; only reasons that occur.</summary>
    public ImmutableArray<LeftOutCount> LeftOut =>
        [.. _leftOut.Select((count, reason) => new LeftOutCount((LeftOutReason)reason, count)).Where(left => left.Count > 0)];

    /// <summary>Whether opens, clicks and views may have to be hidden; if not, most checks can be skipped.</summary>
    public bool HidesRequests => mayProfile is not null;

    /// <summary>Why the whole message may not be shown; null where it may.</summary>
    public LeftOutReason? ReasonAgainst(ContactId contact, EmailId? email)
    {
        if (!viewer.Sees(contact)) return LeftOutReason.HiddenContact;
        if (email is { } id && !viewer.Sees(id)) return LeftOutReason.HiddenEmail;
        // Where messages are left out by network, a missing one reveals a request from there: silence needs permission, too.
        return excludesNetworks && !Shows(contact, latestAt) ? LeftOutReason.NotProfiled : null;
    }

    /// <summary>Whether it may be shown that a message was not opened. The silence lasted from the message's last change to now, so both
    /// ends must be permitted.</summary>
    public bool ShowsSilence(ContactId contact, long at) => Shows(contact, at) && Shows(contact, latestAt);

    /// <summary>Whether an event may be shown under its contact's name. Only opens, clicks and views are ever hidden.</summary>
    public bool Shows(ContactId contact, in Entry entry) => !entry.IsRequest || Shows(contact, entry.At);

    /// <summary>Whether opens, clicks and views of a contact at an instant may be shown under its name.</summary>
    public bool Shows(ContactId contact, long at) => mayProfile is null || mayProfile(contact, Instants.ToInstant(at));

    public void LeaveOut(LeftOutReason reason, long count = 1) => _leftOut[(int)reason] += count;
}
