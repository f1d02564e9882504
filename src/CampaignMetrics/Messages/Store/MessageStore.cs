namespace CampaignMetrics.Messages.Store;

/// <summary>The fold: the one place that says what an event does to a message. It holds all messages of some contacts; a ledger has many such stores, so that threads seldom meet.</summary>
/// <remarks>Whoever calls it holds <see cref="Gate"/>, but for <see cref="Touch"/>.</remarks>
internal sealed class MessageStore(Vocabulary words, bool exactIds = false)
{
    /// <summary>Logs longer than this find their ids by hash.</summary>
    private const int LongLog = 1024;

    /// <summary>How many steps <see cref="Touch"/> has.</summary>
    public const int TouchSteps = 5;

    private readonly MessageTable _messages = new();
    private readonly BlockArena _logs = new();
    private readonly byte[] _record = new byte[EventRecord.MaxLength];
    private LongLogs? _longLogs;

    public Lock Gate { get; } = new();

    public TextTable Contacts { get; } = new();

    public int Count => _messages.Count;
    public long Events { get; private set; }
    public long Duplicates { get; private set; }

    /// <summary>The earliest event, and the latest; both 0 for none.</summary>
    public long EarliestAt { get; private set; }
    public long LatestAt { get; private set; }

    /// <summary>About how much memory it takes.</summary>
    public long Bytes => _messages.Bytes + _logs.Bytes + Contacts.Bytes + (_longLogs?.Bytes ?? 0);

    public ref readonly MessageSlot this[int message] => ref _messages[message];

    /// <summary>The message's events.</summary>
    public ReadOnlySpan<byte> Log(in MessageSlot slot) => slot.Block == Entry.None ? default : _logs.At(slot.Block, slot.Size)[..slot.Length];

    /// <summary>The message of an email and a contact, or −1 if no event told of it.</summary>
    public int Find(string email, string contact)
    {
        int emailSlot = words.Emails.IndexOf(email), contactSlot = Contacts.IndexOf(contact);
        return emailSlot >= 0 && contactSlot >= 0 ? _messages.IndexOf(emailSlot, contactSlot) : Entry.None;
    }

    /// <summary>Folds one event in; one whose id its message knows already changes nothing.</summary>
    /// <param name="happened">The event.</param>
    /// <param name="contact">Its contact's key.</param>
    /// <param name="idCode">Its id's code.</param>
    public void Apply(in SlottedEvent happened, ReadOnlySpan<byte> contact, ReadOnlySpan<byte> idCode)
    {
        var message = _messages.Add(happened.Email, Contacts.Add(contact, (uint)happened.ContactHash));
        ref var slot = ref _messages[message];
        if (Knows(message, slot, happened, idCode))
        {
            Duplicates++;
            return;
        }
        var at = happened.Entry.At;
        EarliestAt = Events == 0 ? at : Math.Min(EarliestAt, at);
        LatestAt = Math.Max(LatestAt, at);
        Events++;
        slot.Segments = words.Segments.Union(slot.Segments, happened.Segments);
        Append(ref slot, _record.AsSpan(0, EventRecord.Write(_record, idCode, happened.Entry, slot.LastAt)));
        slot.Ids |= happened.IdBit;
        slot.LastAt = at;
    }

    /// <summary>Loads what <see cref="Apply"/> will look at, one step a call, so that the waits for memory of many events overlap. Changes nothing, and may run while another thread writes.</summary>
    /// <param name="step">How far: the contact's bucket, its key, the message's bucket, the message, its log.</param>
    /// <param name="happened">The event.</param>
    /// <param name="contact">Its contact's key.</param>
    /// <param name="found">What the step before found, or <see cref="Entry.None"/>.</param>
    /// <returns>What was found for the next step.</returns>
    public int Touch(int step, in SlottedEvent happened, ReadOnlySpan<byte> contact, int found) => step switch
    {
        0 => Contacts.Touch((uint)happened.ContactHash),
        1 => Contacts.IndexOf(contact, (uint)happened.ContactHash),
        2 => found < 0 ? found : _messages.Touch(happened.Email, found),
        3 => found < 0 ? found : _messages.BlockOf(found),
        _ => found < 0 ? found : _logs.Touch(found),
    };

    /// <summary>Whether the message has an event of this id.</summary>
    private bool Knows(int message, in MessageSlot slot, in SlottedEvent happened, ReadOnlySpan<byte> idCode)
    {
        if (slot.Length > LongLog) return (_longLogs ??= new LongLogs(exactIds)).Knows(message, Log(slot), idCode);
        return (slot.Ids & happened.IdBit) != 0 && EventRecord.Holds(Log(slot), idCode);
    }

    private void Append(ref MessageSlot slot, ReadOnlySpan<byte> record)
    {
        var length = slot.Length + record.Length;
        if (slot.Block == Entry.None || length > BlockArena.Capacity(slot.Size)) Move(ref slot, BlockArena.SizeOf(length));
        record.CopyTo(_logs.At(slot.Block, slot.Size)[slot.Length..]);
        slot.Length = length;
    }

    private void Move(ref MessageSlot slot, int size)
    {
        var block = _logs.Take(size);
        if (slot.Block != Entry.None)
        {
            Log(slot).CopyTo(_logs.At(block, size));
            _logs.Free(slot.Block, slot.Size);
        }
        (slot.Block, slot.Size) = (block, size);
    }
}
