using System.Security.Cryptography;
using System.Text;

namespace CampaignMetrics.Tests.Reference;

/// <summary>Ids of events, and the order in which "first" and "latest" are meant.</summary>
internal static class NaiveIds
{
    /// <summary>The stated id, else the hash of the event's canonical line.</summary>
    public static string Of(EmailEvent happened) => happened.Id.Value.Length > 0
        ? happened.Id.Value
        : "~" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(NaiveLine.Of(happened))));

    /// <summary>The earliest; at the same instant the ordinally larger id.</summary>
    public static T? First<T>(IEnumerable<T> events, Func<T, EmailEvent> of) where T : class =>
        events.OrderBy(item => of(item).At).ThenByDescending(item => Of(of(item)), StringComparer.Ordinal).FirstOrDefault();

    /// <summary>The latest; at the same instant the ordinally larger id.</summary>
    public static T? Latest<T>(IEnumerable<T> events, Func<T, EmailEvent> of) where T : class =>
        events.OrderByDescending(item => of(item).At).ThenByDescending(item => Of(of(item)), StringComparer.Ordinal).FirstOrDefault();

    /// <summary>
    /// Of the copies of one event, which have its type and id, the earliest
    /// counts; of those of one instant that with the smallest canonical line.
    /// </summary>
    public static IReadOnlyList<EmailEvent> Distinct(IEnumerable<EmailEvent> events) =>
        [
            .. events.GroupBy(happened => (happened.Type, Of(happened)))
            .Select(copies => copies.OrderBy(copy => copy.At).ThenBy(NaiveLine.Of, NaiveLine.Order).First()),
        ];
}
