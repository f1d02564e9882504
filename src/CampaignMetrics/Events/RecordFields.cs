using System.Text;
using CampaignMetrics.Events.Schema;

namespace CampaignMetrics.Events;

/// <summary>
/// Leaves of a line's fields what the record of its type holds, so that a line and its record are one event, with one derived id.
/// </summary>
internal static class RecordFields
{
    public static void Keep(EventFields fields)
    {
        fields.Keep(EventSchema.Common | EventSchema.Of(fields.Type).Own);
        if (fields.Has(EventProperty.Amount)) fields.SetText(EventProperty.Currency, CurrencyOf(fields.Text(EventProperty.Currency)));
        else fields.Remove(EventProperty.Currency);
    }

    /// <summary>In upper case, and where none is stated the one that stands for none.</summary>
    private static ReadOnlySpan<byte> CurrencyOf(ReadOnlySpan<byte> given)
    {
        if (given.IsEmpty) return "XXX"u8;
        var isUpper = Ascii.IsValid(given) && !given.ContainsAnyInRange((byte)'a', (byte)'z');
        return isUpper ? given : Encoding.UTF8.GetBytes(new Money(0, Encoding.UTF8.GetString(given)).Currency);
    }
}
