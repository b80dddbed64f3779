namespace Amazon.ECS.Model;

public class TaskManagedEBSVolumeTerminationPolicy
{
    public bool? DeleteOnTermination { get; set; }
}
