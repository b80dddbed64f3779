namespace Amazon.RDS.Model;

public class AccountQuota
{
    public string? AccountQuotaName { get; set; }
    public long? Used { get; set; }
    public long? Max { get; set; }
}
