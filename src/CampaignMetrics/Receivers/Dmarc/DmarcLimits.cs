namespace CampaignMetrics;

/// <summary>How much of a file with DMARC reports is read at most. Anybody may send such files, so none may take memory or time without
/// end (RFC 9990, section 8.1).</summary>
/// <remarks><para>What is beyond a limit is not read, and becomes a <see cref="ReceiverFault"/>.</para></remarks>
public sealed record DmarcLimits
{
    /// <summary>The limits that are used where none are given.</summary>
    public static DmarcLimits Default { get; } = new();

    /// <summary>The most bytes of a file as it comes, packed or not.</summary>
    /// <value>1 or more; the default value is 32 MB (2²⁵).</value>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    public int MaxFileBytes { get; init => field = Door.Positive(value); } = 1 << 25;

    /// <summary>The most bytes of XML in a file, of all entries of an archive together.</summary>
    /// <value>1 or more; the default value is 128 MB (2²⁷).</value>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    public int MaxXmlBytes { get; init => field = Door.Positive(value); } = 1 << 27;

    /// <summary>How many times as long as its packed form the XML may be; looked at beyond 1 MB of XML.</summary>
    /// <value>1 or more; the default value is 200. Reports are mostly packed to a tenth to a fiftieth; deflate reaches 1,032.</value>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    public int MaxRatio { get; init => field = Door.Positive(value); } = 200;

    /// <summary>The most entries of an archive.</summary>
    /// <value>1 or more; the default value is 1,000.</value>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    public int MaxEntries { get; init => field = Door.Positive(value); } = 1_000;

    /// <summary>The most records of a report.</summary>
    /// <value>1 or more; the default value is 500,000.</value>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    public int MaxRecords { get; init => field = Door.Positive(value); } = 500_000;

    /// <summary>The most elements of a record, or of another part of a report, such as its head. A record with one signature has about
    /// twenty.</summary>
    /// <value>1 or more; the default value is 10,000.</value>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    public int MaxElements { get; init => field = Door.Positive(value); } = 10_000;

    /// <summary>How deep elements may be nested. The schema needs five levels; extensions may need more.</summary>
    /// <value>1 to 256, both inclusive; the default value is 32.</value>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1 or more than 256.</exception>
    public int MaxDepth
    {
        get;
        init
        {
            // Nested elements are read by nested calls, so a larger number could exhaust the stack.
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 256, nameof(MaxDepth));
            field = Door.Positive(value);
        }
    } = 32;
}
