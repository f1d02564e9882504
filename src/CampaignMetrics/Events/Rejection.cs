using System.Text.Json.Serialization;
using CampaignMetrics.Events;
using CampaignMetrics.Json;

namespace CampaignMetrics;

/// <summary>A line that is no event, with the reason.</summary>
/// <param name="Line">The line's number, from 1.</param>
/// <param name="Reason">The reason, for a person to read.</param>
/// <remarks>The default value of this type is line 0 without a reason (null): no line.</remarks>
[JsonConverter(typeof(DataConverter<Rejection>)), JsonForm<RejectionConverter>]
public readonly record struct Rejection(long Line, string Reason) : IComparable<Rejection>
{
    /// <summary>Orders by line, then by reason, by code point.</summary>
    /// <param name="other">The other rejection.</param>
    public int CompareTo(Rejection other) =>
        Line != other.Line ? Line.CompareTo(other.Line) : CodePoints.Compare(Reason, other.Reason);
}
