using System.Text;

namespace CampaignMetrics.Contacts.Consents;

/// <summary>
/// Compares texts by their UTF-8 bytes, as ledgers do: it is the order of code points. That of UTF-16 units differs beyond U+D7FF.
/// </summary>
internal static class Utf8Order
{
    public static int Compare(string left, string right) =>
        Encoding.UTF8.GetBytes(left).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(right));
}
