using System.Text;
using CampaignMetrics.Events.Schema;

namespace CampaignMetrics.Events;

/// <summary>
/// Removes properties of a line that the record of its type does not have. So the line and the object that is made from it are the same
/// event, with the same derived id.
/// </summary>
internal static class RecordFields
{
    public static void Keep(EventFields fields)
    {
        fields.Keep(EventSchema.Common | EventSchema.Of(fields.Type).Own);
        if (fields.Has(EventProperty.Amount)) fields.SetText(EventProperty.Currency, CurrencyOf(fields.Text(EventProperty.Currency)));
        else fields.Remove(EventProperty.Currency);
    }

    /// <summary>The currency in upper case; <c>XXX</c>, the ISO 4217 code for no currency, if none is stated.</summary>
    private static ReadOnlySpan<byte> CurrencyOf(ReadOnlySpan<byte> given)
    {
        if (given.IsEmpty) return "XXX"u8;
        var isUpper = Ascii.IsValid(given) && !given.ContainsAnyInRange((byte)'a', (byte)'z');
        return isUpper ? given : Encoding.UTF8.GetBytes(new Money(0, Encoding.UTF8.GetString(given)).Currency);
    }
}
