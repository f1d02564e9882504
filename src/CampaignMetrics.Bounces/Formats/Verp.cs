namespace CampaignMetrics.Bounces.Formats;

/// <summary>
/// Variable envelope return paths: the recipient inside the sender's address
/// (D. J. Bernstein, <see href="https://cr.yp.to/proto/verp.txt">VERP</see>).
/// </summary>
internal static class Verp
{
    private static readonly char[] Separators = ['+', '-', '~'];

    /// <summary>
    /// The recipient in <c>prefix+local=domain@sender</c> or <c>prefix-local=domain@sender</c>; null where there is none.
    /// </summary>
    public static string? Recipient(string address)
    {
        var local = address[..Math.Max(address.LastIndexOf('@'), 0)];
        var equals = local.LastIndexOf('=');
        // The last "=" replaces the "@" of the recipient, so what follows must look like a domain.
        if (equals <= 0 || !local.AsSpan(equals).Contains('.')) return null;
        var start = local.IndexOfAny(Separators) + 1;
        return start > 0 && start < equals ? $"{local[start..equals]}@{local[(equals + 1)..]}" : null;
    }
}
