namespace CampaignMetrics.Html;

/// <summary>A page of all that a ledger tells of a scope.</summary>
internal sealed class LedgerPage(
    MessageLedger ledger, HtmlReportOptions options, PageWriter writer, CancellationToken cancellationToken) : Page(writer)
{
    private readonly LedgerParts _parts = new(ledger, options, (scope, emails, token) => PageRecipients.Read(
        ledger, options, scope, emails.Where(email => email.HasReport).Select(email => email.Id), token));

    protected override IEnumerable<bool> Steps()
    {
        Writer.Begin(_parts.Title(cancellationToken), options.Language);
        foreach (var name in _parts.First()) yield return Write(name);
        Writer.Script();
        yield return true;
        foreach (var name in _parts.Rest(cancellationToken)) yield return Write(name);
        Writer.End();
        yield return true;
    }

    private bool Write(string name)
    {
        var make = _parts.Find(name, cancellationToken)!;
        Writer.Part(name, json => make(json, cancellationToken));
        return true;
    }
}
