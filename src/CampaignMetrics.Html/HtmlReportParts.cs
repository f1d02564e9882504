namespace CampaignMetrics.Html;

/// <summary>The page of <see cref="HtmlReport"/> in pieces, for a host that shows it live: the page without its data, and each part of the
/// data by its name. Thread-safe.</summary>
/// <remarks>
/// <para>The page without data asks for its parts beside its own address: <c>ADDRESS/parts/NAME</c>, and for events of the server at
/// <c>ADDRESS/changes</c>, each with the query of its address. <c>MapCampaignPages</c> of CampaignMetrics.AspNetCore answers all of
/// these.</para>
/// <para>A part has the bytes that it has in a file of the same ledger and options. What an object has read of its ledger to know which
/// parts there are stays as it is: make another one when the ledger has changed.</para>
/// </remarks>
/// <example>
/// <code>
/// var parts = new HtmlReportParts(messages, new HtmlReportOptions { WithContacts = false });
/// bool hasReport = parts.TryWrite("report:0", response);
/// </code>
/// </example>
public sealed class HtmlReportParts
{
    private readonly PageBundle _bundle;
    private readonly LedgerParts _parts;

    /// <summary>Makes the parts of a page. Nothing is read before a part is asked for.</summary>
    /// <param name="ledger">The ledger. It may get events at any time: each part is of the moment at which it is made.</param>
    /// <param name="options">What the page shows; null for all messages and the defaults.</param>
    /// <exception cref="InvalidOperationException">This build has no page (<see cref="HtmlReport.IsAvailable"/>).</exception>
    public HtmlReportParts(MessageLedger ledger, HtmlReportOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        var settings = options ?? new HtmlReportOptions();
        _bundle = PageBundle.Required();
        _parts = new LedgerParts(ledger, settings, (scope, emails, token) => new AskedRecipients(
            ledger, settings, scope, emails.Select(email => email.Listed), token));
    }

    /// <summary>The Content-Security-Policy of the page without data, for the header of its answer. It is in the page, too, but for what
    /// only a header can say: that no other page may show it in a frame.</summary>
    /// <exception cref="InvalidOperationException">This build has no page (<see cref="HtmlReport.IsAvailable"/>).</exception>
    public static string LivePolicy => $"{PageWriter.PolicyOf(PageBundle.Required(), isLive: true)}; frame-ancestors 'none'";

    /// <summary>Writes the page without data. It is the same for all ledgers and users.</summary>
    /// <param name="target">Where the HTML goes, in UTF-8; left open.</param>
    /// <param name="options">Title and language; nothing else has a meaning. Null for the defaults.</param>
    /// <exception cref="InvalidOperationException">This build has no page (<see cref="HtmlReport.IsAvailable"/>).</exception>
    /// <exception cref="IOException">The target cannot be written.</exception>
    public static void WriteLivePage(Stream target, HtmlReportOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(target);
        LivePage(options).PassOn(target);
    }

    /// <summary>As <see cref="WriteLivePage"/>, with the same bytes, but no thread is blocked while the target is written.</summary>
    /// <param name="target">Where the HTML goes, in UTF-8; left open.</param>
    /// <param name="options">Title and language; nothing else has a meaning. Null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the writing.</param>
    /// <exception cref="InvalidOperationException">This build has no page (<see cref="HtmlReport.IsAvailable"/>).</exception>
    /// <exception cref="IOException">The target cannot be written.</exception>
    /// <exception cref="OperationCanceledException">The writing was cancelled.</exception>
    public static Task WriteLivePageAsync(Stream target, HtmlReportOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(target);
        return LivePage(options).PassOnAsync(target, cancellationToken);
    }

    /// <summary>The names of all parts, in the order in which they stand in a file.</summary>
    /// <param name="cancellationToken">Cancels the reading of the ledger.</param>
    /// <exception cref="IOException">Messages that were spilled cannot be read at the moment.</exception>
    /// <exception cref="OperationCanceledException">The reading was cancelled.</exception>
    public IReadOnlyList<string> Names(CancellationToken cancellationToken = default) =>
        [.. _parts.First(), World, .. _parts.Rest(cancellationToken), Notices];

    /// <summary>The email that a number in the name of a part means. Numbers go by the list of emails, and change when an email is
    /// added: who keeps a name says of which email it is meant to be.</summary>
    /// <param name="name">The name of a part: any text.</param>
    /// <param name="cancellationToken">Cancels the reading of the ledger.</param>
    /// <returns>The email; null where the name has no number of an email, or no email has the number.</returns>
    /// <exception cref="IOException">Messages that were spilled cannot be read at the moment.</exception>
    /// <exception cref="OperationCanceledException">The reading was cancelled.</exception>
    public EmailId? EmailOf(string name, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(name);
        return PartName.Find(name) is { } known ? _parts.EmailOf(known, cancellationToken)?.Id : null;
    }

    /// <summary>Writes a part.</summary>
    /// <param name="name">Its name: any text.</param>
    /// <param name="target">Where the JSON goes, in UTF-8; left open.</param>
    /// <param name="cancellationToken">Cancels the work; what was written stays.</param>
    /// <returns>Whether the page has a part of this name; if not, nothing was written.</returns>
    /// <exception cref="IOException">The target cannot be written, or messages that were spilled cannot be read at the moment.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public bool TryWrite(string name, Stream target, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(target);
        if (Find(name, cancellationToken) is not { } make) return false;
        using var json = new EmbeddedJson(target);
        make(json, cancellationToken);
        return true;
    }

    /// <summary>As <see cref="TryWrite"/>, with the same bytes, but no thread is blocked while the target is written.</summary>
    /// <inheritdoc cref="TryWrite"/>
    public Task<bool> WriteAsync(string name, Stream target, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(target);
        return WrittenAsync(name, target, cancellationToken);
    }

    private async Task<bool> WrittenAsync(string name, Stream target, CancellationToken cancellationToken)
    {
        using var waiting = new MemoryStream();
        if (!TryWrite(name, waiting, cancellationToken)) return false;
        await target.WriteAsync(waiting.GetBuffer().AsMemory(0, (int)waiting.Length), cancellationToken).ConfigureAwait(false);
        return true;
    }

    private const string World = "world", Notices = "notices";

    private PartMaker? Find(string name, CancellationToken cancellationToken) => name switch
    {
        World => (json, _) => json.Write(_bundle.World),
        Notices => (json, _) => PageWriter.WriteNotices(_bundle, json),
        _ => _parts.Find(name, cancellationToken),
    };

    private static PageWriter LivePage(HtmlReportOptions? options)
    {
        var writer = new PageWriter(PageBundle.Required());
        writer.WriteLive(options?.Title ?? PageIndex.UsualTitle, (options ?? new HtmlReportOptions()).Language);
        return writer;
    }
}
