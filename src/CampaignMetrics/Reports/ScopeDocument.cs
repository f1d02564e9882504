using System.Collections.Immutable;
using System.Text.Json;
using CampaignMetrics.Reports;
using CampaignMetrics.Reports.Json;

namespace CampaignMetrics;

/// <summary>The base of the documents about the messages of a scope: breakdowns, series, times, sources and unsubscriptions. Each has the
/// definition, scope and settings that it was made with, and caveats.</summary>
public abstract class ScopeDocument
{
    private protected ScopeDocument(DocumentBasis basis) => Basis = basis;

    /// <summary>What it is made with: documents with the same may be merged.</summary>
    internal DocumentBasis Basis { get; }

    /// <summary>The definition by which the messages were counted.</summary>
    public Definition Definition => Basis.Definition;

    /// <summary>Which messages it covers, and how it divides time.</summary>
    public ReportScope Scope => Basis.Scope;

    /// <summary>The settings of the ledger that it was made from, as far as they change numbers or lists.</summary>
    public ReportSettings Settings => Basis.Settings;

    /// <summary>Warnings about what limits the numbers: those of the report's caveats that concern this document.</summary>
    public ImmutableArray<Caveat> Caveats { get; internal init; } = [];

    /// <summary>Writes it as indented UTF-8 JSON, without a line end after it.</summary>
    /// <param name="utf8Json">The stream, written about 64 KB at a time; left open.</param>
    /// <param name="cancellationToken">Cancels the writing, before the next 64 KB; what was written stays.</param>
    /// <exception cref="IOException">The stream cannot be written.</exception>
    /// <exception cref="OperationCanceledException">The writing was cancelled.</exception>
    public void WriteJson(Stream utf8Json, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(utf8Json);
        DocumentStream.Write(utf8Json, Pieces, cancellationToken);
    }

    /// <inheritdoc cref="WriteJson"/>
    public Task WriteJsonAsync(Stream utf8Json, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(utf8Json);
        return DocumentStream.WriteAsync(utf8Json, Pieces, cancellationToken);
    }

    /// <summary>The value as its JSON.</summary>
    public sealed override string ToString() => DocumentStream.Text(Pieces);

    /// <summary>Writes the document piece by piece. Yields after each piece how many bytes are buffered, so that the caller can
    /// flush.</summary>
    internal abstract IEnumerable<int> Pieces(Utf8JsonWriter json);
}
