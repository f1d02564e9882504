namespace CampaignMetrics.Geolocation.Networks;

/// <summary>A text file of networks: those that were read, and the lines that were rejected.</summary>
/// <remarks>
/// One network a line, alone or as the first column of a CSV file; what follows a comma, white space or <c>;</c> is ignored, and so are
/// empty lines and what follows <c>#</c>. That covers plain lists of CIDR ranges and Apple's list of the addresses by which iCloud
/// Private Relay leaves (<c>172.224.224.0/27,GB,GB-EN,London,</c>; https://mask-api.icloud.com/egress-ip-ranges.csv).
/// </remarks>
public sealed class NetworkList
{
    private NetworkList(NetworkSet networks, IReadOnlyList<RejectedLine> rejected)
    {
        Networks = networks;
        Rejected = rejected;
    }

    /// <summary>The set of all networks in the file.</summary>
    public NetworkSet Networks { get; }

    /// <summary>The lines that are no network, in the order of the file. A heading is one of them.</summary>
    public IReadOnlyList<RejectedLine> Rejected { get; }

    /// <summary>Reads a file of networks.</summary>
    /// <param name="path">The file, as UTF-8.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static NetworkList ReadFile(string path)
    {
        using var reader = new StreamReader(path);
        return Read(reader);
    }

    /// <inheritdoc cref="ReadFile"/>
    /// <param name="path">The file, as UTF-8.</param>
    /// <param name="cancellationToken">Cancels the reading, before the next line.</param>
    /// <exception cref="OperationCanceledException">The reading was cancelled.</exception>
    public static Task<NetworkList> ReadFileAsync(string path, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        return ReadAllAsync();

        async Task<NetworkList> ReadAllAsync()
        {
            using var reader = new StreamReader(path);
            return await ReadAsync(reader, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Reads networks until the text ends.</summary>
    /// <param name="reader">The text, which stays open.</param>
    public static NetworkList Read(TextReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var lines = new Lines();
        while (reader.ReadLine() is { } line) lines.Add(line);
        return lines.ToList();
    }

    /// <summary>As <see cref="Read"/>, but no thread is blocked while the text comes in.</summary>
    /// <param name="reader">The text, which stays open.</param>
    /// <param name="cancellationToken">Cancels the reading, before the next line.</param>
    /// <exception cref="OperationCanceledException">The reading was cancelled.</exception>
    public static Task<NetworkList> ReadAsync(TextReader reader, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return ReadAllAsync();

        async Task<NetworkList> ReadAllAsync()
        {
            var lines = new Lines();
            while (await reader.ReadLineAsync(cancellationToken).ConfigureAwait(false) is { } line) lines.Add(line);
            return lines.ToList();
        }
    }

    private static ReadOnlySpan<char> Entry(string line)
    {
        var text = line.AsSpan();
        var comment = text.IndexOf('#');
        if (comment >= 0) text = text[..comment];
        text = text.Trim();
        var end = text.IndexOfAny(",; \t");
        return (end < 0 ? text : text[..end]).Trim('"');
    }

    /// <summary>The lines of a file, as far as they were read.</summary>
    private sealed class Lines
    {
        private readonly List<Network> _networks = [];
        private readonly List<RejectedLine> _rejected = [];
        private int _number;

        public void Add(string line)
        {
            _number++;
            var entry = Entry(line);
            if (entry.IsEmpty) return;
            if (Network.TryParse(entry, out var network)) _networks.Add(network);
            else _rejected.Add(new RejectedLine(_number, line));
        }

        public NetworkList ToList() => new(new NetworkSet(_networks), _rejected);
    }
}
