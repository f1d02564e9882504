using CampaignMetrics;
using CampaignMetrics.Cli.Generate;

namespace Actors;

/// <summary>Generated events with their catalog and their truth.</summary>
internal sealed class SyntheticFile : IDisposable
{
    private readonly string _events = Path.GetTempFileName();
    private readonly EmailCatalog _catalog;
    private readonly Dictionary<(string Id, string Type), Truth> _truth;
    private readonly HashSet<(EmailId Email, ContactId Contact)> _messages = [];

    public SyntheticFile(GenerateOptions options)
    {
        using var truth = new MemoryStream();
        using (var events = File.Create(_events)) SyntheticEvents.Write(options, events, truth);
        _truth = Truth.Read(truth);
        using var catalog = new MemoryStream();
        SyntheticEvents.WriteCatalog(options, catalog);
        _catalog = EmailCatalogFile.TryRead(catalog.ToArray(), out var read, out var error) ? read! : throw new FormatException(error);
        using var lines = File.OpenRead(_events);
        foreach (var line in EventLines.Read(lines))
            if (line.Event is { Email: { } email } told) _messages.Add((email, told.Recipient));
    }

    /// <summary>All events that the rules label, with who did them.</summary>
    public IEnumerable<Labelled> Label(Enrichment enrichment)
    {
        using var ledger = new MessageLedger(new LedgerOptions { Catalog = _catalog, Enrichment = enrichment });
        using (var lines = File.OpenRead(_events)) ledger.ReadLines(lines);
        foreach (var (email, contact) in _messages)
            foreach (var item in ledger.History(email, contact))
                if (item.Label is { } label)
                    yield return new Labelled(item.Event, label, _truth[(item.Event.Id.Value, Truth.NameOf(item.Type))]);
    }

    public void Dispose() => File.Delete(_events);
}

/// <summary>An event, what the rules say of it, and what is true.</summary>
internal readonly record struct Labelled(EmailEvent Event, ActorLabel Label, Truth Truth)
{
    public EventType Type => Event.Type;

    /// <summary>The message, where sendings of an email that repeats are stated; else the email to the contact.</summary>
    public (EmailId?, ContactId, string?) Message => (Event.Email, Event.Recipient, Event.Send);

    /// <summary>Whether the rules say that a program or a privacy proxy did it.</summary>
    public bool IsCaught => Label.Actor is Actor.Automation or Actor.PrivacyProxy;
}
