using CampaignMetrics.Engine.Store;

namespace CampaignMetrics.Ledger;

/// <summary>The messages of some stores by contact, then by email: stores hold contacts in an order that no two runs share.</summary>
internal static class ExportOrder
{
    /// <summary>A message: 16 bytes, which is all that is kept of each.</summary>
    private readonly record struct Place(int Store, int Message, int Contact, int Email);

    /// <summary>The messages, each with its store.</summary>
    public static IEnumerable<(MessageStore Store, int Message)> Of(IReadOnlyList<MessageStore> stores)
    {
        var places = new List<Place>();
        for (var i = 0; i < stores.Count; i++)
            lock (stores[i].Gate)
                for (var message = 0; message < stores[i].Count; message++)
                    places.Add(new Place(i, message, stores[i][message].Contact, stores[i][message].Email));
        places.Sort((x, y) => Compare(stores, x, y));
        foreach (var place in places) yield return (stores[place.Store], place.Message);
    }

    private static int Compare(IReadOnlyList<MessageStore> stores, Place x, Place y)
    {
        if (x.Store == y.Store && x.Contact == y.Contact) return stores[x.Store].CompareEmails(x.Email, y.Email);
        return stores[x.Store].Contacts.At(x.Contact).SequenceCompareTo(stores[y.Store].Contacts.At(y.Contact));
    }
}
