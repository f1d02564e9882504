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
    private EmailSigns[] _signs = [];

    /// <summary>A slot above those of all emails that have signs here.</summary>
    public int EmailsEnd => Volatile.Read(ref _signs).Length;

    public EmailSigns this[int email] => Volatile.Read(ref _signs) is var signs && email < signs.Length ? signs[email] : EmailSigns.None;

    /// <summary>The signs of one event.</summary>
    public static EmailSigns Of(in Entry entry)
    {
        var isByProgram = entry.Stated == Actor.Automation;
        if (entry.IsRequest) return isByProgram ? EmailSigns.Request : EmailSigns.Request | EmailSigns.Tracking;
        return entry.Type == EventType.Replied && !isByProgram ? EmailSigns.Reply : EmailSigns.None;
    }

    public void Add(int email, EmailSigns signs)
    {
        if (signs == EmailSigns.None || (this[email] & signs) == signs) return;
        if (email >= _signs.Length)
        {
            var larger = new EmailSigns[Math.Max(email + 1, _signs.Length * 2)];
            _signs.CopyTo(larger, 0);
            Volatile.Write(ref _signs, larger);
        }
        _signs[email] |= signs;
    }
}
