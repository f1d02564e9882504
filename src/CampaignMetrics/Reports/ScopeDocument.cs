using System.Collections.Immutable;
using System.Text.Json;
using CampaignMetrics.Reports.Json;

namespace CampaignMetrics;

/// <summary>The base of the documents about the messages of a scope: breakdowns, series, times, sources and unsubscriptions. Each has the
/// definition and scope that it was made with, and caveats.</summary>
public abstract class ScopeDocument
{
    private protected ScopeDocument(Definition definition, ReportScope scope) => (Definition, Scope) = (definition, scope);

    /// <summary>The definition by which the messages were counted.</summary>
    public Definition Definition { get; }

    /// <summary>Which messages it covers, and how it divides time.</summary>
    public ReportScope Scope { get; }

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

    /// <summary>The value as its JSON.</summary>
    public sealed override string ToString() => DocumentStream.Text(Pieces);

    /// <summary>Whether both have the same definition and scope, so that they may be merged.</summary>
    private protected bool IsAboutTheSame(ScopeDocument other) => Definition == other.Definition && Scope.Equals(other.Scope);

    /// <summary>Writes the document piece by piece. Yields after each piece how many bytes are buffered, so that the caller can
    /// flush.</summary>
    internal abstract IEnumerable<int> Pieces(Utf8JsonWriter json);
}
