# What the dashboard shows, and that it can be left out.

mock_provider "aws" {
  source = "./tests/mocks"

  mock_resource "aws_sns_topic" {
    defaults = {
      arn = "arn:aws:sns:us-east-1:123456789012:whatsapp-saas-staging-alerts"
    }
  }
}

variables {
  name                       = "whatsapp-saas-staging"
  project                    = "whatsapp-saas"
  environment                = "staging"
  alert_email                = null
  kms_key_id                 = null
  error_threshold            = 5
  rds_instance_id            = "whatsapp-saas-staging-db"
  rds_allocated_storage      = 20
  redis_cluster_id           = "whatsapp-saas-staging-redis"
  application_log_group_name = "/aws/staging/whatsapp-saas/application"
  service_arn                = "arn:aws:ecs:us-east-1:123456789012:service/whatsapp-saas-staging/whatsapp-saas-staging-service"
  dashboard                  = true
  cluster_name               = "whatsapp-saas-staging"
  service_name               = "whatsapp-saas-staging-service"
  load_balancer              = null
}

run "the_dashboard_shows_alarms_database_cache_service_and_errors" {
  module {
    source = "../../modules/monitoring"
  }

  assert {
    condition     = aws_cloudwatch_dashboard.this[0].dashboard_name == "whatsapp-saas-staging"
    error_message = "The dashboard is named ${aws_cloudwatch_dashboard.this[0].dashboard_name}."
  }

  assert {
    condition = toset(jsondecode(aws_cloudwatch_dashboard.this[0].dashboard_body).widgets[0].properties.alarms) == toset([
      for name in output.alarm_names : "arn:aws:cloudwatch:us-east-1:123456789012:alarm:${name}"
    ])
    error_message = "Not every alarm is shown."
  }

  assert {
    condition = toset(flatten([
      for widget in slice(jsondecode(aws_cloudwatch_dashboard.this[0].dashboard_body).widgets, 1, 11) : [for metric in widget.properties.metrics : metric[0]]
    ])) == toset(["AWS/RDS", "AWS/ElastiCache", "AWS/ECS", "StagingTools/whatsapp-saas-staging"])
    error_message = "Other namespaces are shown: ${aws_cloudwatch_dashboard.this[0].dashboard_body}"
  }

  assert {
    condition     = length(jsondecode(aws_cloudwatch_dashboard.this[0].dashboard_body).widgets) == 11
    error_message = "Widgets of a load balancer that is not there: ${aws_cloudwatch_dashboard.this[0].dashboard_body}"
  }

  # Widgets that lie on each other are refused by nobody.
  assert {
    condition = length(distinct([
      for widget in jsondecode(aws_cloudwatch_dashboard.this[0].dashboard_body).widgets : "${widget.x} ${widget.y}"
    ])) == 11
    error_message = "Widgets lie on each other."
  }

  assert {
    condition     = output.dashboard_url == "https://us-east-1.console.aws.amazon.com/cloudwatch/home?region=us-east-1#dashboards/dashboard/whatsapp-saas-staging"
    error_message = "The dashboard is at ${output.dashboard_url}."
  }
}

run "a_load_balancer_is_shown_by_the_names_that_cloudwatch_has_for_it" {
  module {
    source = "../../modules/monitoring"
  }

  variables {
    load_balancer = {
      arn_suffix              = "app/whatsapp-saas-staging/0123456789abcdef"
      target_group_arn_suffix = "targetgroup/whatsapp-saas-staging/fedcba9876543210"
    }
  }

  assert {
    condition = jsondecode(aws_cloudwatch_dashboard.this[0].dashboard_body).widgets[11].properties.metrics[1] == [
      "AWS/ApplicationELB", "RequestCount", "LoadBalancer", "app/whatsapp-saas-staging/0123456789abcdef", { label = "requests" }
    ]
    error_message = "Requests are shown by ${jsonencode(jsondecode(aws_cloudwatch_dashboard.this[0].dashboard_body).widgets[11])}"
  }

  assert {
    condition     = slice(jsondecode(aws_cloudwatch_dashboard.this[0].dashboard_body).widgets[13].properties.metrics[0], 2, 6) == ["TargetGroup", "targetgroup/whatsapp-saas-staging/fedcba9876543210", "LoadBalancer", "app/whatsapp-saas-staging/0123456789abcdef"]
    error_message = "Targets are shown by ${jsonencode(jsondecode(aws_cloudwatch_dashboard.this[0].dashboard_body).widgets[13])}"
  }
}

run "no_dashboard_is_made_where_none_is_wanted" {
  module {
    source = "../../modules/monitoring"
  }

  variables {
    dashboard = false
  }

  assert {
    condition     = length(aws_cloudwatch_dashboard.this) == 0 && output.dashboard_url == null
    error_message = "There is a dashboard."
  }
}
