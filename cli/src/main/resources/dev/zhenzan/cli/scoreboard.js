'use strict';
(function () {
  var data = JSON.parse(document.getElementById('data').textContent);
  var chinese = document.getElementById('lang-zh');
  var dark = window.matchMedia('(prefers-color-scheme: dark)');
  var charts = [];
  var tones = { zhenzan: 'honest', floor: 'link', ceiling: 'main', fraudar: 'member', synchrotrap: 'worker', copycatch: 'alt' };

  function colour(name) {
    return getComputedStyle(document.body).getPropertyValue('--' + name).trim();
  }
  function word(id) { return (chinese.checked ? data.words.zh : data.words.en)[id] || id; }
  function distinct(values) {
    return values.filter(function (each, at) { return values.indexOf(each) === at; });
  }
  function round(value) { return value == null ? '' : value.toFixed(3); }

  function axis(extra) {
    return Object.assign({
      axisLine: { lineStyle: { color: colour('line') } }, axisTick: { show: false },
      axisLabel: { color: colour('soft'), fontSize: 11 }, nameTextStyle: { color: colour('soft') },
      splitLine: { lineStyle: { color: colour('line'), opacity: 0.6 } }
    }, extra);
  }
  function base(title) {
    return {
      animation: false, aria: { enabled: true, label: { description: title } },
      textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, color: colour('ink') },
      grid: { left: 8, right: 16, top: 34, bottom: 30, containLabel: true },
      legend: { top: 0, left: 0, itemWidth: 14, itemHeight: 8, textStyle: { color: colour('soft'), fontSize: 11 } },
      tooltip: { trigger: 'axis', renderMode: 'richText', valueFormatter: round, backgroundColor: colour('card'),
        borderColor: colour('line'), textStyle: { color: colour('ink'), fontSize: 12 } }
    };
  }

  function bars(figure) {
    var lines = data.methods.filter(function (each) { return each.figures[figure]; });
    var worlds = distinct(lines.map(function (each) { return each.world; }));
    var option = base(word(figure));
    option.xAxis = axis({ type: 'category', data: worlds.map(word), splitLine: { show: false } });
    option.yAxis = axis({ type: 'value', min: 0, max: 1 });
    option.series = distinct(lines.map(function (each) { return each.method; })).map(function (method) {
      return {
        name: word(method), type: 'bar', barGap: '10%', itemStyle: { color: colour(tones[method] || 'soft') },
        data: worlds.map(function (world) {
          var found = lines.filter(function (each) { return each.world === world && each.method === method; })[0];
          return found ? found.figures[figure].mean : null;
        })
      };
    });
    return option;
  }

  function curves(world) {
    var option = base(word(world));
    option.legend.show = false;
    option.xAxis = axis({ type: 'value', min: 0, max: 1, name: word('recall'), nameLocation: 'middle', nameGap: 24 });
    option.yAxis = axis({ type: 'value', min: 0, max: 1, name: word('precision') });
    option.series = data.methods.filter(function (each) {
      return each.world === world && each.precision_at_recall.length;
    }).map(function (each) {
      var last = each.precision_at_recall.length - 1;
      return {
        name: word(each.method), type: 'line', symbol: 'none', itemStyle: { color: colour(tones[each.method] || 'soft') },
        lineStyle: { width: each.method === 'zhenzan' ? 3 : 1.5 },
        data: each.precision_at_recall.map(function (precision, at) { return [at / last, precision]; })
      };
    });
    return option;
  }

  function reliability(world) {
    var sums = [];
    data.calibration.forEach(function (seed) {
      if (seed.world !== world) { return; }
      seed.bins.forEach(function (bin, at) {
        var sum = sums[at] || (sums[at] = { n: 0, said: 0, is: 0 });
        sum.n += bin.accounts;
        sum.said += bin.accounts * bin.mean_suspicion;
        sum.is += bin.accounts * bin.share_guilty;
      });
    });
    var option = base(word(world));
    option.legend.show = false;
    option.tooltip.trigger = 'item';
    option.tooltip.formatter = function (point) {
      return point.value ? point.value.map(function (each) { return each < 1.0001 ? round(each) : each; }).join(' · ') : '';
    };
    option.xAxis = axis({ type: 'value', min: 0, max: 1, name: word('said'), nameLocation: 'middle', nameGap: 24 });
    option.yAxis = axis({ type: 'value', min: 0, max: 1, name: word('is') });
    option.series = [
      { type: 'line', symbol: 'none', silent: true, data: [[0, 0], [1, 1]], lineStyle: { color: colour('link'), type: 'dashed', width: 1 } },
      { type: 'line', itemStyle: { color: colour('honest') }, symbolSize: 8,
        data: sums.filter(function (sum) { return sum.n > 0; }).map(function (sum) {
          return [sum.said / sum.n, sum.is / sum.n, sum.n];
        }) }
    ];
    return option;
  }

  function draw() {
    charts.forEach(function (chart) { chart.dispose(); });
    charts = Array.prototype.map.call(document.querySelectorAll('.chart'), function (place) {
      var chart = echarts.init(place, null, { renderer: 'svg' });
      var of = place.dataset.of;
      chart.setOption(place.dataset.kind === 'bars' ? bars(of) : place.dataset.kind === 'curves' ? curves(of) : reliability(of));
      return chart;
    });
    document.documentElement.lang = chinese.checked ? 'zh-CN' : 'en';
  }
  Array.prototype.forEach.call(document.querySelectorAll('.switch'), function (each) { each.addEventListener('change', draw); });
  dark.addEventListener('change', draw);
  window.addEventListener('resize', function () { charts.forEach(function (chart) { chart.resize(); }); });
  draw();
}());
