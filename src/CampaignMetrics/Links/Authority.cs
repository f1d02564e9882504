using System.Text;
using CampaignMetrics.Addresses;

namespace CampaignMetrics.Links;

/// <summary>
/// Normalises the authority of a URL (RFC 3986 section 3.2), <c>user@host:port</c>: the host gets one spelling, and the default port of the
/// scheme is left out.
/// </summary>
internal static class Authority
{
    public static void Append(ReadOnlySpan<char> authority, string scheme, StringBuilder target, PlaceholderMarks marks)
    {
        target.Append("//");
        var host = authority.LastIndexOf('@') + 1;
        PercentEncoding.Append(authority[..host], target, marks);
        authority = authority[host..];
        var port = PortIn(authority);
        // A loop, as in example.com:443:443, so that the identity of an identity is itself.
        while (IsOwnPort(authority[port..], scheme))
        {
            authority = authority[..port];
            port = PortIn(authority);
        }
        AppendHost(authority[..port], target, marks);
        PercentEncoding.Append(authority[port..], target, marks);
    }

    /// <summary>The index of the colon before the port, or the end. An IPv6 address in brackets has colons of its own.</summary>
    private static int PortIn(ReadOnlySpan<char> hostAndPort)
    {
        var colon = hostAndPort.LastIndexOf(':');
        return colon > hostAndPort.LastIndexOf(']') ? colon : hostAndPort.Length;
    }

    private static void AppendHost(ReadOnlySpan<char> host, StringBuilder target, PlaceholderMarks marks)
    {
        var decoded = new StringBuilder(host.Length);
        PercentEncoding.AppendDecoded(host, decoded);
        var name = decoded.ToString();
        var ascii = marks.AreIn(name) ? OfLabels(name, marks) : AsciiDomain.Of(name) ?? SimpleCase.Lower(name);
        PercentEncoding.Append(ascii.AsSpan().TrimEnd('.'), target, marks);
    }

    /// <summary>Converts each label by itself and leaves those with a placeholder as they are: what will replace it is not known.</summary>
    private static string OfLabels(string host, PlaceholderMarks marks) => string.Join(
        '.', host.Split('.').Select(label => (marks.AreIn(label) ? null : AsciiDomain.Of(label)) ?? SimpleCase.Lower(label)));

    private static bool IsOwnPort(ReadOnlySpan<char> port, string scheme) =>
        port is ":" || (port is [':', .. var number] && OwnPort(scheme) is { } own && number.TrimStart('0').SequenceEqual(own));

    private static string? OwnPort(string scheme) => scheme switch
    {
        "https" or "wss" => "443",
        "http" or "ws" => "80",
        "ftp" => "21",
        _ => null,
    };
}
