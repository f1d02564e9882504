namespace CampaignMetrics.Receivers;

/// <summary>Reads a stream that may be of any length.</summary>
internal static class WholeFile
{
    /// <summary>All of a stream; null where it is longer.</summary>
    /// <param name="stream">The stream; left open.</param>
    /// <param name="most">The most bytes.</param>
    public static byte[]? Read(Stream stream, long most)
    {
        using var all = new MemoryStream();
        var buffer = new byte[1 << 16];
        for (int count; (count = stream.Read(buffer)) > 0;)
        {
            if (all.Length + count > most) return null;
            all.Write(buffer, 0, count);
        }
        return all.ToArray();
    }

    /// <inheritdoc cref="Read"/>
    public static async Task<byte[]?> ReadAsync(Stream stream, long most, CancellationToken cancellationToken)
    {
        using var all = new MemoryStream();
        var buffer = new byte[1 << 16];
        for (int count; (count = await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0;)
        {
            if (all.Length + count > most) return null;
            all.Write(buffer, 0, count);
        }
        return all.ToArray();
    }
}
