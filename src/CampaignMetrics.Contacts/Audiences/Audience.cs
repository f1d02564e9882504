namespace CampaignMetrics.Contacts.Audiences;

/// <summary>Who gets an email and who does not, with the reason: every selected contact is either a recipient or not sent.</summary>
/// <remarks>
/// <para>Call <see cref="Select"/> before a send. The result is a snapshot: it does not change when contacts join a list later. Only
/// addresses and standings are looked up again when they are shown.</para>
/// <para><see cref="SentEvents"/> and <see cref="NotSentEvents"/> turn the decision into events for a ledger, so that reports show the same
/// recipients and reasons; <see cref="Why"/> answers for one contact.</para>
/// </remarks>
/// <example>
/// <code>
/// var audience = Audience.Select(new AudienceRequest
/// {
///     Lists = [contacts.List("customers", "ann@example.com", "bob@example.com")],
///     Standing = contact =&gt; subscriptions.StandingOf(contact),
/// });
/// Console.WriteLine(audience.Why("bob@example.com"));
/// </code>
/// </example>
public sealed class Audience
{
    // The two largest values, so that every reason is smaller than Mailed.
    private const byte NotSelected = byte.MaxValue, Mailed = byte.MaxValue - 1;

    private readonly Selection _selection;

    /// <summary>
    /// Indexed by contact number: a <see cref="NotSentReason"/>, or one of the two constants above. A byte each, for audiences of millions.
    /// </summary>
    private readonly byte[] _verdicts;

    private readonly int[] _counts = new int[Enum.GetValues<NotSentReason>().Length];

    private Audience(Selection selection, byte[] verdicts)
    {
        (_selection, _verdicts) = (selection, verdicts);
        foreach (var verdict in verdicts)
        {
            if (verdict == Mailed) RecipientCount++;
            else if (verdict != NotSelected) _counts[verdict]++;
        }
        NotSentCount = _counts.Sum();
    }

    /// <summary>How many distinct contacts are on at least one of the lists.</summary>
    public int SelectedCount => RecipientCount + NotSentCount;

    /// <summary>How many contacts get the email.</summary>
    public int RecipientCount { get; }

    /// <summary>How many selected contacts do not get the email.</summary>
    public int NotSentCount { get; }

    /// <summary>The contacts that get the email, in the order in which they were added to the directory.</summary>
    public IEnumerable<AudienceRecipient> Recipients =>
        from number in Numbers(verdict => verdict == Mailed)
        select new AudienceRecipient(_selection.Directory[number], _selection.Directory.AddressOf(number), [.. ListsOf(number)]);

    /// <summary>The selected contacts that do not get the email, with the reason, in the same order.</summary>
    public IEnumerable<UnmailedContact> NotSent =>
        from number in Numbers(verdict => verdict < Mailed)
        select new UnmailedContact(_selection.Directory[number], (NotSentReason)_verdicts[number]);

    /// <summary>Decides for every contact on the lists whether it gets the email.</summary>
    /// <param name="request">The lists, exclusions and rules to select by.</param>
    /// <exception cref="ArgumentException">There is no list, or two are of different directories.</exception>
    public static Audience Select(AudienceRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Lists.IsDefaultOrEmpty) throw new ArgumentException("An audience needs a list.", nameof(request));
        var directory = request.Lists[0].Directory;
        if (request.Lists.Concat(request.Exclusions).Any(list => list.Directory != directory))
            throw new ArgumentException("All lists need one directory.", nameof(request));
        // Copies of the lists: contacts that join one later are not part of this audience.
        var frozen = request with
        {
            Lists = [.. request.Lists.Select(list => list.Copy())], Exclusions = [.. request.Exclusions.Select(list => list.Copy())],
        };
        var selection = new Selection(directory, frozen);
        return new Audience(selection, Judge(selection));
    }

    /// <summary>How many contacts are not mailed for a reason.</summary>
    /// <param name="reason">The reason.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is not a member of <see cref="NotSentReason"/>.</exception>
    public int CountOf(NotSentReason reason) => _counts[(int)Door.Known(reason, nameof(reason))];

    /// <summary>
    /// Why one contact is mailed or not, with everything that plays a part. Its standing is looked up again, so it is the present one.
    /// </summary>
    /// <param name="contact">The contact.</param>
    public AudienceExplanation Why(ContactId contact)
    {
        var number = _selection.Directory.Find(contact.Value);
        // A number beyond the verdicts is that of a contact who joined the directory later.
        if (number < 0 || number >= _verdicts.Length || _verdicts[number] == NotSelected)
            return new AudienceExplanation { Contact = contact };
        var verdict = _verdicts[number];
        return new AudienceExplanation
        {
            Contact = contact,
            Address = _selection.Directory.AddressOf(number),
            Lists = [.. ListsOf(number)],
            IsRecipient = verdict == Mailed,
            Reason = verdict == Mailed ? null : (NotSentReason)verdict,
            Obstacles = [.. _selection.ReasonsOf(number)],
            Exclusions = [.. _selection.Request.Exclusions.Where(list => _selection.IsOn(list, number)).Select(list => list.Name)],
            Standing = _selection.Request.Standing(contact),
            SharesAddressWith = _selection.IsShared(number) ? [.. Sharers(number)] : [],
        };
    }

    /// <summary>
    /// A <c>sent</c> event for every recipient, with the lists that the contact was selected from: apply them to a ledger.
    /// </summary>
    /// <param name="email">The email.</param>
    /// <param name="at">When it was sent.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="at"/> lies outside 1970 to 2199.</exception>
    public IEnumerable<Sent> SentEvents(EmailId email, DateTimeOffset at) => SentOf(email, Door.Instant(at, nameof(at)));

    /// <summary>
    /// A <c>not sent</c> event for every other selected contact, with the reason and its lists. Contacts on an exclusion list have none:
    /// products count them as never selected.
    /// </summary>
    /// <param name="email">The email.</param>
    /// <param name="at">When it was sent.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="at"/> lies outside 1970 to 2199.</exception>
    public IEnumerable<NotSent> NotSentEvents(EmailId email, DateTimeOffset at) => NotSentOf(email, Door.Instant(at, nameof(at)));

    private IEnumerable<Sent> SentOf(EmailId email, DateTimeOffset at) =>
        from number in Numbers(verdict => verdict == Mailed)
        select new Sent { At = at, Email = email, Recipient = _selection.Directory[number], Segments = SegmentsOf(number) };

    private IEnumerable<NotSent> NotSentOf(EmailId email, DateTimeOffset at) =>
        from number in Numbers(verdict => verdict < Mailed)
        let reason = (NotSentReason)_verdicts[number]
        where reason != NotSentReason.ExcludedByList
        select new NotSent
        {
            At = at, Email = email, Recipient = _selection.Directory[number], Reason = reason.Code(), Segments = SegmentsOf(number),
        };

    private Segments SegmentsOf(int number) => new() { Lists = [.. ListsOf(number)] };

    private static byte[] Judge(Selection selection)
    {
        var verdicts = new byte[selection.Directory.Count];
        Array.Fill(verdicts, NotSelected);
        var sharers = new List<int>();
        foreach (var number in selection.Selected.Numbers())
        {
            verdicts[number] = (byte?)selection.ReasonOf(number) ?? Mailed;
            if (selection.IsShared(number)) sharers.Add(number);
        }
        // A second pass, because the answer for a shared address depends on the answers for all of its contacts.
        foreach (var group in sharers.GroupBy(selection.SlotOf)) JudgeSharers(selection.Directory, verdicts, [.. group]);
        return verdicts;
    }

    /// <summary>
    /// Decides for contacts that share an address: if one of them refused (unsubscribed, bounced, complained), none is mailed; otherwise
    /// only the one with the smallest key is, so that the address gets the email once.
    /// </summary>
    private static void JudgeSharers(ContactDirectory directory, byte[] verdicts, int[] sharers)
    {
        var refusal = sharers.Select(number => verdicts[number]).Where(IsRefusal).DefaultIfEmpty(Mailed).Min();
        var mailed = sharers.Where(number => verdicts[number] == Mailed).OrderBy(directory.KeyOf, StringComparer.Ordinal);
        // ToList first: the query reads the verdicts that the loop changes.
        foreach (var number in mailed.Skip(refusal == Mailed ? 1 : 0).ToList())
            verdicts[number] = refusal == Mailed ? (byte)NotSentReason.DuplicateAddress : refusal;
    }

    private static bool IsRefusal(byte verdict) => verdict < Mailed && (NotSentReason)verdict
        is NotSentReason.UnsubscribedFromAll or NotSentReason.UnsubscribedFromType or NotSentReason.PreviouslyBounced
            or NotSentReason.PreviouslyComplained;

    private IEnumerable<int> Numbers(Func<byte, bool> isMeant) =>
        Enumerable.Range(0, _verdicts.Length).Where(number => isMeant(_verdicts[number]));

    private IEnumerable<string> ListsOf(int number) =>
        _selection.Request.Lists.Where(list => list.Members.Contains(number)).Select(list => list.Name);

    private IEnumerable<ContactId> Sharers(int number) =>
        from other in _selection.Selected.Numbers()
        where other != number && _selection.IsValid(other) && _selection.SlotOf(other) == _selection.SlotOf(number)
        select _selection.Directory[other];
}
