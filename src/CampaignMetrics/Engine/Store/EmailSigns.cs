using System.Runtime.CompilerServices;
using CampaignMetrics.Collections;
using CampaignMetrics.Messages;

namespace CampaignMetrics.Engine.Store;

/// <summary>What the events of an email show about how it is measured.</summary>
[Flags]
internal enum EmailSigns : byte
{
    None = 0,

    /// <summary>There is an open, click or view.</summary>
    Request = 1,

    /// <summary>There is an open, click or view that is not stated to be a program's: a sign of tracking.</summary>
    Tracking = 2,

    /// <summary>There is a reply that is not stated to be a program's: a sign that replies are seen.</summary>
    Reply = 4,

    All = Request | Tracking | Reply,

    /// <summary>An event with a sign was replaced by a copy without it: only the events themselves tell which signs there are.</summary>
    Unsure = 8,
}

/// <summary>Gathers the signs of each email of a store while events are applied, so that no report must search for them. One thread at a
/// time adds; any thread may read.</summary>
internal sealed class SignTable
{
    private readonly SlotMap _signs = new();

    // The last email and its signs: consecutive events are mostly of one email, and most signs are known already.
    private int _email = Slot.None;
    private EmailSigns _known;

    /// <summary>The slots of the emails that have signs, in no particular order.</summary>
    public IEnumerable<int> Emails => _signs.Slots;

    public EmailSigns this[int email] => (EmailSigns)_signs[email];

    /// <summary>The signs that any of the emails has.</summary>
    public EmailSigns OfAny { get; private set; }

    /// <summary>The signs of one event.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static EmailSigns Of(in Entry entry)
    {
        if (entry.IsRequest) return entry.StatesProgram ? EmailSigns.Request : EmailSigns.Request | EmailSigns.Tracking;
        return entry.Type == EventType.Replied && !entry.StatesProgram ? EmailSigns.Reply : EmailSigns.None;
    }

    public void Add(int email, EmailSigns signs)
    {
        if (email != _email) (_email, _known) = (email, this[email]);
        if ((_known & signs) == signs) return;
        _known |= signs;
        OfAny |= signs;
        _signs[email] = (int)_known;
    }
}
