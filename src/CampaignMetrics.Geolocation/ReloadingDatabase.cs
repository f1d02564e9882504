namespace CampaignMetrics.Geolocation;

/// <summary>A database whose file is replaced now and then: holds the newest good one.</summary>
/// <remarks>
/// Look-ups go on while <see cref="Reload"/> runs, each with the database that it took from <see cref="Current"/>; the old database is
/// given
/// back when the last of them is done. The file is read into memory, so it may also be written over in place.
/// </remarks>
public sealed class ReloadingDatabase
{
    private readonly string _path;
    private readonly string _language;
    private readonly Lock _reloading = new();
    private (DateTime Written, long Length) _stamp;
    private volatile GeoDatabase _current;

    /// <summary>Reads the file for the first time.</summary>
    /// <param name="path">The file.</param>
    /// <param name="language">The language of names, as the database writes it; where a name lacks it, English.</param>
    /// <exception cref="InvalidDatabaseException">The file is corrupt, or no database.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public ReloadingDatabase(string path, string language = "en")
    {
        (_path, _language) = (path, language);
        _stamp = Stamp();
        _current = GeoDatabase.Load(path, language);
    }

    /// <summary>The database to look up in now. Take it anew for each look-up, or for each batch that must see one and the same.</summary>
    public GeoDatabase Current => _current;

    /// <summary>Why the file was rejected when last it was; null if the file in use is the file that is there.</summary>
    public Exception? Rejection { get; private set; }

    /// <summary>
    /// Looks whether the file is another by its time and length and, if so, reads it. To be called by a timer, or after a download.
    /// </summary>
    /// <returns>What came of it. A rejected file is tried again at the next call.</returns>
    public ReloadResult Reload()
    {
        lock (_reloading)
        {
            try
            {
                var stamp = Stamp();
                if (stamp == _stamp) return Accept(ReloadResult.Unchanged);
                _current = GeoDatabase.Load(_path, _language);
                _stamp = stamp;
                return Accept(ReloadResult.Reloaded);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDatabaseException)
            {
                Rejection = exception;
                return ReloadResult.Rejected;
            }
        }
    }

    private ReloadResult Accept(ReloadResult result)
    {
        Rejection = null;
        return result;
    }

    // Taken before the file is read: what is written meanwhile shows at the next call.
    private (DateTime Written, long Length) Stamp() => (File.GetLastWriteTimeUtc(_path), new FileInfo(_path).Length);
}
