using System.Runtime.CompilerServices;
using CampaignMetrics.Events.Schema;

namespace CampaignMetrics.Events;

/// <summary>Takes what a record holds, property by property.</summary>
internal abstract class EventSink
{
    /// <summary>Takes a text, if there is one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Put(EventProperty property, string? text)
    {
        if (text is not null) PutText(property, text);
    }

    /// <summary>Takes a number, or a member of an enumeration, if there is one and it is not the property's default.</summary>
    public void Put(EventProperty property, int? number)
    {
        if (number is { } given && given != EventSchema.Of(property).Default) Add(property, given);
    }

    /// <summary>Takes an exact number, if there is one.</summary>
    public void Put(EventProperty property, decimal? number)
    {
        if (number is { } given) Add(property, given);
    }

    protected abstract void Add(EventProperty property, string text);

    protected abstract void Add(EventProperty property, int number);

    protected abstract void Add(EventProperty property, decimal number);

    private void PutText(EventProperty property, string text)
    {
        if (text.Length > 0 || EventSchema.KeepsEmpty.Has(property)) Add(property, text);
    }
}
