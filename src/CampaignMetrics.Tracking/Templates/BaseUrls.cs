using System.Buffers;
using System.Runtime.CompilerServices;

namespace CampaignMetrics.TrackedMail;

/// <summary>Addresses to which a token can be appended, and which need no escape in HTML, in a header or in a text.</summary>
internal static class BaseUrls
{
    private static readonly SearchValues<char> Plain =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/[]");

    public static string Checked(string value, [CallerMemberName] string name = "")
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value, name);
        if (value.Length > TrackingOptions.MaxBaseUrlLength)
            throw new ArgumentException($"The address has more than {TrackingOptions.MaxBaseUrlLength} characters.", name);
        if (!value.EndsWith('/') || value.AsSpan().ContainsAnyExcept(Plain) || !WebUrl.IsOne(value))
            throw new ArgumentException("It is no address of http or https, in ASCII, with a slash at its end.", name);
        return value;
    }
}
