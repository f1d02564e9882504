using System.Collections.Immutable;
using System.Text.Json;
using CampaignMetrics.Reports.Json;

namespace CampaignMetrics;

/// <summary>What every document about the messages of a scope has: by what it was counted, and what must be known to trust it.</summary>
public abstract class ScopeDocument
{
    private protected ScopeDocument(Definition definition, ReportScope scope) => (Definition, Scope) = (definition, scope);

    /// <summary>The definition that was used.</summary>
    public Definition Definition { get; }

    /// <summary>Which messages it is about, and how it cuts time.</summary>
    public ReportScope Scope { get; }

    /// <summary>What a reader must know to trust the numbers: of the report's caveats those that touch this document.</summary>
    public ImmutableArray<Caveat> Caveats { get; internal init; } = [];

    /// <summary>Writes it as indented UTF-8 JSON, without a line end after it.</summary>
    /// <param name="utf8Json">Where it goes, 64 KB at a time; left open.</param>
    /// <param name="cancellationToken">Ends the writing; what was written stays.</param>
    /// <exception cref="IOException">The stream cannot be written.</exception>
    /// <exception cref="OperationCanceledException">The writing was ended.</exception>
    public void WriteJson(Stream utf8Json, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(utf8Json);
        DocumentStream.Write(utf8Json, Pieces, cancellationToken);
    }

    /// <summary>The value as its JSON.</summary>
    public sealed override string ToString() => DocumentStream.Text(Pieces);

    /// <summary>Whether both are about the same, so that they may be merged.</summary>
    private protected bool IsAboutTheSame(ScopeDocument other) => Definition == other.Definition && Scope.Equals(other.Scope);

    /// <summary>Writes it piece by piece; after each it says how many bytes wait to be passed on.</summary>
    internal abstract IEnumerable<int> Pieces(Utf8JsonWriter json);
}
