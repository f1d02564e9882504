namespace CampaignMetrics.Bounces.Codes;

/// <summary>Finds the name of the answering server in the words that sending servers put around a reply.</summary>
internal static class RemoteHosts
{
    public static string? FindIn(ReadOnlySpan<char> text)
    {
        // Postfix: "host mx.example.net[192.0.2.1] said:"; Exim: "host mx.example.net [192.0.2.1]:"; both: "connect to mx.example.net[…]".
        foreach (var opening in (ReadOnlySpan<string>)["host ", "connect to ", "connection with ", "connected to ", "by "])
        {
            var at = text.IndexOf(opening, StringComparison.OrdinalIgnoreCase);
            // The opening must be a word of its own: "localhost " ends with "host " and names no server.
            if (at < 0 || (at > 0 && char.IsAsciiLetterOrDigit(text[at - 1]))) continue;
            var rest = text[(at + opening.Length)..];
            var name = rest[..HostLength(rest)].TrimEnd('.');
            if (name.Contains('.') && rest[name.Length..].TrimStart(" .:") is ['[', ..] or ['s', 'a', 'i', 'd', ..]) return name.ToString();
        }

        return null;
    }

    private static int HostLength(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && (char.IsAsciiLetterOrDigit(text[length]) || text[length] is '.' or '-' or '_')) length++;
        return length;
    }
}
