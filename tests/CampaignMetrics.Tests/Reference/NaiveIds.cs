using System.Text;
using CampaignMetrics.Events;

namespace CampaignMetrics.Tests.Reference;

/// <summary>Ids of events, and the order in which "first" and "latest" are meant.</summary>
internal static class NaiveIds
{
    /// <summary>The stated id, else the one derived from the event's facts.</summary>
    public static string Of(EmailEvent happened)
    {
        if (happened.Id.Value.Length > 0) return happened.Id.Value;
        var fields = new EventFields();
        happened.Fill(new FieldBuffer(), ref fields);
        return Encoding.UTF8.GetString(new DerivedId().Of(fields));
    }

    /// <summary>The earliest; at the same instant the ordinally larger id.</summary>
    public static T? First<T>(IEnumerable<T> events, Func<T, EmailEvent> of) where T : class =>
        events.OrderBy(item => of(item).At).ThenByDescending(item => Of(of(item)), StringComparer.Ordinal).FirstOrDefault();

    /// <summary>The latest; at the same instant the ordinally larger id.</summary>
    public static T? Latest<T>(IEnumerable<T> events, Func<T, EmailEvent> of) where T : class =>
        events.OrderByDescending(item => of(item).At).ThenByDescending(item => Of(of(item)), StringComparer.Ordinal).FirstOrDefault();

    /// <summary>Copies of one event count once.</summary>
    public static IReadOnlyList<EmailEvent> Distinct(IEnumerable<EmailEvent> events) => [.. events.DistinctBy(Of)];
}
