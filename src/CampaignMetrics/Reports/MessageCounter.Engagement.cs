using CampaignMetrics.Collections;
using CampaignMetrics.Definitions;
using CampaignMetrics.Messages;

namespace CampaignMetrics.Reports;

/// <content>Counts opens, clicks and viewing times, and whether the message has an opener.</content>
internal sealed partial class MessageCounter
{
    private void CountOpen(in FoldedMessage message, int index, Actor actor)
    {
        // The All… and Automation… metrics count every event, so that reports can show what a definition leaves out.
        Add(Metric.AllOpens);
        if (actor == Actor.Automation) Add(Metric.AutomationOpens);
        if (actor == Actor.PrivacyProxy) Add(Metric.PrivacyOpens);
        if (_exclusions[index] != Exclusion.None) return;
        Add(Metric.TotalOpens);
        if (FirstOpen == Slot.None) FirstOpen = index;
    }

    private void CountClick(in FoldedMessage message, int index, Actor actor)
    {
        Add(Metric.AllClicks);
        if (actor == Actor.Automation) Add(Metric.AutomationClicks);
        if (_exclusions[index] == Exclusion.LinkRole) Add(Metric.RoleClicks);
        if (_exclusions[index] != Exclusion.None) return;
        Add(Metric.TotalClicks);
        if (FirstClick == Slot.None) FirstClick = index;
    }

    private void CountOpener(in FoldedMessage message)
    {
        var implying = definition.ImpliedOpens ? ImplyingClick(message) : Slot.None;
        if (FirstOpen == Slot.None && implying != Slot.None)
        {
            FirstOpen = implying;
            Add(Metric.ImpliedOpened, Metric.TotalOpens);
        }
        if (FirstOpen != Slot.None) CountOpened(message);
        if (FirstClick != Slot.None) Add(Metric.Clicked);
        // After Opened, Clicked and Unsubscribed are final: these metrics are intersections of two others.
        foreach (var both in Metrics.Both)
            if (Has(both.Wholes[0]) && Has(both.Wholes[1])) Add(both.Metric);
        // Brevo's trackable metrics. They rest on all opens of the message, in the period or not, so that periods add up.
        if (!IsTracked || (_isByPrivacyOnly ??= IsByPrivacyOnly(message))) return;
        if (Has(Metric.TrackedDelivered)) Add(Metric.TrackableDelivered);
        if (Has(Metric.Opened)) Add(Metric.TrackableOpened);
    }

    private void CountOpened(in FoldedMessage message)
    {
        Add(Metric.Opened);
        if (!IsOpenedByOthers(message)) Add(Metric.PrivacyOnlyOpened);
        var dwell = DwellOf(message);
        if (dwell < 0) return;
        Add(
            Metric.DwellMeasured,
            dwell >= ReadMilliseconds ? Metric.Read : dwell >= SkimmedMilliseconds ? Metric.Skimmed : Metric.Glanced);
    }

    /// <summary>The longest measured view by a person in the period, in milliseconds; −1 if none was measured. Views through an image
    /// proxy are skipped, since the time is the proxy's and not the reader's.</summary>
    private int DwellOf(in FoldedMessage message)
    {
        var longest = -1;
        for (var i = _first; i < _end; i++)
            if (message.Entries[i].Type == EventType.Viewed
                && message.Labels[i].Actor == Actor.Human
                && !fold.Agents[message.Entries[i].Agent].IsImageProxy
                && IsInPeriod(message.Entries[i].At))
                longest = Math.Max(longest, message.Entries[i].Detail);
        return longest;
    }

    /// <summary>Whether a privacy proxy opened the message and no other open or implying click counts, at any time. Brevo does not call
    /// such a message trackable.</summary>
    private bool IsByPrivacyOnly(in FoldedMessage message)
    {
        var hasPrivacyOpen = false;
        for (var i = 0; i < message.Entries.Length; i++)
        {
            var actor = message.Labels[i].Actor;
            if (message.Entries[i].Type == EventType.Opened)
            {
                hasPrivacyOpen |= actor == Actor.PrivacyProxy;
                if (actor != Actor.PrivacyProxy && CountsWhenever(message, i)) return false;
            }
            else if (definition.ImpliedOpens && Implies(message, i)) return false;
        }
        return hasPrivacyOpen;
    }

    // An implied open has no open event: the actor of the click that implies it decides.
    private bool IsOpenedByOthers(in FoldedMessage message) =>
        IsImplied ? message.Labels[FirstOpen].Actor != Actor.PrivacyProxy : HasOpenByOthers(message);

    private bool HasOpenByOthers(in FoldedMessage message)
    {
        for (var i = _first; i < _end; i++)
            if (message.Entries[i].Type == EventType.Opened
                && _exclusions[i] == Exclusion.None
                && message.Labels[i].Actor != Actor.PrivacyProxy)
                return true;
        return false;
    }

    /// <summary>The earliest counted click that is not a program's, which implies an open. By event date a click implies one only if the
    /// message has no counted open at any time; otherwise one message could become an opener in two periods, and periods would not add
    /// up.</summary>
    private int ImplyingClick(in FoldedMessage message)
    {
        var click = _implying ??= _byEventDate && IsOpened(message) ? Slot.None : FirstHumanClick(message);
        return click != Slot.None && IsInPeriod(message.Entries[click].At) ? click : Slot.None;
    }

    private int FirstHumanClick(in FoldedMessage message)
    {
        for (var i = 0; i < message.Entries.Length; i++)
            if (Implies(message, i)) return i;
        return Slot.None;
    }

    private bool Implies(in FoldedMessage message, int entry) =>
        message.Entries[entry].Type == EventType.Clicked
        && message.Labels[entry].Actor != Actor.Automation
        && CountsWhenever(message, entry);

    private bool IsOpened(in FoldedMessage message)
    {
        for (var i = 0; i < message.Entries.Length; i++)
            if (message.Entries[i].Type == EventType.Opened && CountsWhenever(message, i)) return true;
        return false;
    }
}
