namespace CampaignMetrics.Html;

/// <summary>A page that is written step by step: after each one what was written is passed on.</summary>
/// <param name="writer">Writes it.</param>
internal abstract class Page(PageWriter writer)
{
    protected PageWriter Writer { get; } = writer;

    public void Write(Stream target, CancellationToken cancellationToken)
    {
        foreach (var _ in Steps())
        {
            cancellationToken.ThrowIfCancellationRequested();
            Writer.PassOn(target);
        }
    }

    public async Task WriteAsync(Stream target, CancellationToken cancellationToken)
    {
        foreach (var _ in Steps())
            await Writer.PassOnAsync(target, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Writes the page, a part or a few in each step. The values have no meaning.</summary>
    protected abstract IEnumerable<bool> Steps();
}
