namespace Amazon.RDS.Model;

public class Timezone
{
    public string? TimezoneName { get; set; }
}
