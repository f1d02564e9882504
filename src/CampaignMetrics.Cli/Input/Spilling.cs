namespace CampaignMetrics.Cli.Input;

/// <summary>When messages are spilled to temporary files.</summary>
internal static class Spilling
{
    /// <param name="limit">The value of <c>--memory</c>. For null it is 320 bytes a message, which some six events take, or a third of the
    /// memory.</param>
    public static SpillOptions Of(string? limit) => ByteSize.TryParse(limit ?? "", out var stated)
        ? new SpillOptions(stated, TemporaryFile.Create)
        : new SpillOptions(Memory.Available / 3, TemporaryFile.Create) { BytesPerMessage = 320 };
}
