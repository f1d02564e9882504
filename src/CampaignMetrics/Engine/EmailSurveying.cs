using CampaignMetrics.Collections;
using CampaignMetrics.Engine.Store;
using CampaignMetrics.Messages;
using CampaignMetrics.Reports;

namespace CampaignMetrics.Engine;

/// <summary>Finds the facts about emails that must be known before any message is counted: whether opens and clicks are tracked at all,
/// whether replies are seen, and which campaigns emails belong to.</summary>
/// <remarks>
/// <para>The stores gather signs while events are applied, so that messages need be read only for campaigns that the catalog does not know,
/// and where a sign is not sure.</para>
/// </remarks>
internal sealed class EmailSurveying
{
    private readonly MessageStores _stores;
    private readonly EmailCatalog _catalog;
    private readonly MessageReader _reader;
    private readonly CancellationToken _cancellationToken;
    private readonly Dictionary<int, StatedCampaign?> _campaigns = [];
    private EmailSigns _signs;

    private EmailSurveying(MessageStores stores, LedgerOptions options, CancellationToken cancellationToken)
    {
        (_stores, _catalog, _cancellationToken) = (stores, options.Catalog, cancellationToken);
        _reader = new MessageReader(stores.Words, options);
    }

    /// <summary>Makes the survey.</summary>
    /// <param name="stores">All messages.</param>
    /// <param name="options">The ledger's options.</param>
    /// <param name="needsCampaigns">Whether campaigns are needed.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static EmailSurvey Of(MessageStores stores, LedgerOptions options, bool needsCampaigns, CancellationToken cancellationToken)
    {
        var surveying = new EmailSurveying(stores, options, cancellationToken);
        surveying.FindSigns();
        if (needsCampaigns) surveying.FindCampaigns();
        return surveying.Survey;
    }

    private EmailSurvey Survey => new(
        _signs.HasFlag(EmailSigns.Tracking), _signs.HasFlag(EmailSigns.Request), _signs.HasFlag(EmailSigns.Reply),
        _campaigns.ToDictionary(pair => pair.Key, pair => pair.Value?.Id));

    private void FindSigns()
    {
        var all = _stores.All;
        // First what is sure: mostly that is all.
        foreach (var store in all)
            foreach (var email in Missing(store) ? store.EmailsWithSigns : [])
                if (store.SignsOf(email) is var signs && !signs.HasFlag(EmailSigns.Unsure)) _signs |= signs & Matter(email);
        foreach (var store in all)
            if (Missing(store) && store.SignsOfAny.HasFlag(EmailSigns.Unsure)) Ascertain(store);
    }

    /// <summary>Whether a store has signs that were not found yet.</summary>
    private bool Missing(MessageStore store) => (store.SignsOfAny & EmailSigns.All & ~_signs) != 0;

    /// <summary>Looks at the events themselves where a store is not sure about signs that are still missing.</summary>
    private void Ascertain(MessageStore store)
    {
        List<int> unsure = [.. store.EmailsWithSigns.Where(email => MayTell(store, email))];
        foreach (var part in unsure.Count > 0 ? store.Parts() : [])
            foreach (var email in unsure)
            {
                if (_signs == EmailSigns.All) return;
                if (!MayTell(store, email)) continue;
                _cancellationToken.ThrowIfCancellationRequested();
                foreach (var message in MessagesOf(part, email))
                {
                    _reader.Open(part, message);
                    foreach (ref readonly var entry in _reader.Events.All) _signs |= SignTable.Of(entry) & Matter(email);
                }
            }
    }

    /// <summary>Whether the events of an email in a store may have a sign that is missing, and only they tell.</summary>
    private bool MayTell(MessageStore store, int email) =>
        store.SignsOf(email) is var signs && signs.HasFlag(EmailSigns.Unsure) && (Matter(email) & signs & ~_signs) != 0;

    /// <summary>Only an email whose catalog entry does not say whether it is tracked shows whether such emails are, and likewise for
    /// replies.</summary>
    private EmailSigns Matter(int email)
    {
        var facts = _reader.Events.Fold.Emails[email];
        return (facts.Tracking is null ? EmailSigns.Request | EmailSigns.Tracking : EmailSigns.None)
            | (facts.ConnectedInbox is null ? EmailSigns.Reply : EmailSigns.None);
    }

    private void FindCampaigns()
    {
        foreach (var part in _stores.All)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            var store = part.Whole();
            foreach (var email in store.Chains.Emails)
            {
                // What the catalog says counts before what events state.
                if (email == 0 || KnowsCampaign(email)) continue;
                foreach (var message in MessagesOf(store, email)) Keep(email, message, store);
            }
        }
    }

    private bool KnowsCampaign(int email) => _catalog[new EmailId(_stores.Words.Emails.Text(email))]?.Campaign is not null;

    private void Keep(int email, int message, MessageStore store)
    {
        _reader.Open(store, message);
        var known = _campaigns.GetValueOrDefault(email);
        if (_reader.Events.Campaign is { } stated && stated.IsBefore(known)) known = stated;
        _campaigns[email] = known;
    }

    private static IEnumerable<int> MessagesOf(MessageStore store, int email)
    {
        for (var message = store.Chains.FirstOfEmail(email); message != Slot.None; message = store.Chains.NextOfEmail(message))
            yield return message;
    }
}
